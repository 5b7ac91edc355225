package vn.motcua.signing.token;

import com.sun.jna.Memory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.motcua.signing.SignatureAlgorithm;

/** How a token makes a signature: a PKCS#11 mechanism and its parameters. */
enum SignMechanism {
    RSA_PKCS(0x1),
    RSA_RAW(0x3),
    RSA_PSS_SHA256(0xD),
    ECDSA(0x1041);

    private static final long CKM_SHA256 = 0x250;
    private static final long CKG_MGF1_SHA256 = 0x2;
    private static final long SALT_LENGTH = 32;

    private final long type;

    SignMechanism(long type) {
        this.type = type;
    }

    long type() {
        return type;
    }

    boolean hasParameters() {
        return this == RSA_PSS_SHA256;
    }

    /** The parameters, or a block that is not used. */
    Memory parameters(CkLayout layout) {
        int n = layout.ulong();
        int[] at = layout.offsets(n, n, n);
        Memory memory = Cryptoki.zeroed(at[3]);
        layout.writeUlong(memory, at[0], CKM_SHA256);
        layout.writeUlong(memory, at[1], CKG_MGF1_SHA256);
        layout.writeUlong(memory, at[2], SALT_LENGTH);
        return memory;
    }

    /** What can do an algorithm, the best first: it is padded here if the token only knows bare RSA. */
    private static List<SignMechanism> of(SignatureAlgorithm algorithm) {
        return switch (algorithm) {
            case RSA_PKCS1_SHA256 -> List.of(RSA_PKCS, RSA_RAW);
            case RSA_PSS_SHA256 -> List.of(RSA_PSS_SHA256, RSA_RAW);
            case ECDSA_SHA256 -> List.of(ECDSA);
        };
    }

    static List<SignMechanism> offered(SignatureAlgorithm algorithm, long[] offered) {
        List<SignMechanism> usable = new ArrayList<>(of(algorithm));
        usable.removeIf(mechanism -> Arrays.stream(offered).noneMatch(type -> type == mechanism.type));
        return usable;
    }
}
