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
    RSA_PSS_SHA256(0x250, 0x2, 32),
    RSA_PSS_SHA384(0x260, 0x3, 48),
    RSA_PSS_SHA512(0x270, 0x4, 64),
    ECDSA(0x1041);

    private static final long CKM_RSA_PKCS_PSS = 0xD;

    private final long type;
    private final long hash;
    private final long mask;
    private final long salt;

    SignMechanism(long type) {
        this.type = type;
        this.hash = 0;
        this.mask = 0;
        this.salt = 0;
    }

    /** By CKM_SHA..., CKG_MGF1_SHA... and the length of the salt. */
    SignMechanism(long hash, long mask, long salt) {
        this.type = CKM_RSA_PKCS_PSS;
        this.hash = hash;
        this.mask = mask;
        this.salt = salt;
    }

    long type() {
        return type;
    }

    boolean hasParameters() {
        return hash != 0;
    }

    /** The parameters, or a block that is not used. */
    Memory parameters(CkLayout layout) {
        int n = layout.ulong();
        int[] at = layout.offsets(n, n, n);
        Memory memory = Cryptoki.zeroed(at[3]);
        layout.writeUlong(memory, at[0], hash);
        layout.writeUlong(memory, at[1], mask);
        layout.writeUlong(memory, at[2], salt);
        return memory;
    }

    /** What can do an algorithm, the best first: it is padded here if the token only knows bare RSA. */
    private static List<SignMechanism> of(SignatureAlgorithm algorithm) {
        return switch (algorithm) {
            case RSA_PKCS1_SHA256, RSA_PKCS1_SHA384, RSA_PKCS1_SHA512 -> List.of(RSA_PKCS, RSA_RAW);
            case RSA_PSS_SHA256 -> List.of(RSA_PSS_SHA256, RSA_RAW);
            case RSA_PSS_SHA384 -> List.of(RSA_PSS_SHA384, RSA_RAW);
            case RSA_PSS_SHA512 -> List.of(RSA_PSS_SHA512, RSA_RAW);
            case ECDSA_SHA256, ECDSA_SHA384, ECDSA_SHA512 -> List.of(ECDSA);
        };
    }

    static List<SignMechanism> offered(SignatureAlgorithm algorithm, long[] offered) {
        List<SignMechanism> usable = new ArrayList<>(of(algorithm));
        usable.removeIf(mechanism -> Arrays.stream(offered).noneMatch(type -> type == mechanism.type));
        return usable;
    }
}
