package vn.motcua.signing.token;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A session with a token. Not safe for threads: whoever shares it takes turns. It is closed once. */
final class TokenSession implements AutoCloseable {

    static final long CERTIFICATE = 1;
    static final long PUBLIC_KEY = 2;
    static final long PRIVATE_KEY = 3;

    static final long CKA_LABEL = 0x3;
    static final long CKA_VALUE = 0x11;
    static final long CKA_ID = 0x102;
    static final long CKA_MODULUS = 0x120;
    static final long CKA_EC_POINT = 0x181;
    static final long CKA_ALWAYS_AUTHENTICATE = 0x202;

    static final long USER = 1;
    static final long CONTEXT_SPECIFIC = 2;

    private static final long CKA_CLASS = 0x0;
    private static final long CKF_SERIAL_SESSION = 0x4;
    private static final long RO_USER = 1;
    private static final long RW_USER = 3;
    private static final int BATCH = 32;

    /** Room for an RSA signature of 8192 bits; asking for the length first would make some tokens sign twice. */
    private static final int LONGEST_SIGNATURE = 1024;

    private final Cryptoki cryptoki;
    private final CkLayout layout;
    private final String token;
    private final long handle;

    private TokenSession(Cryptoki cryptoki, String token, long handle) {
        this.cryptoki = cryptoki;
        this.layout = cryptoki.layout();
        this.token = token;
        this.handle = handle;
    }

    static TokenSession open(Cryptoki cryptoki, Pkcs11Module.Slot slot) {
        String token = slot.token().described();
        CkLayout layout = cryptoki.layout();
        try (Memory handle = Cryptoki.zeroed(layout.ulong())) {
            cryptoki.require(
                    "open the token " + token,
                    CkFunction.OPEN_SESSION,
                    slot.id(),
                    CKF_SERIAL_SESSION,
                    Pointer.NULL,
                    Pointer.NULL,
                    handle);
            cryptoki.countSession(1);
            return new TokenSession(cryptoki, token, layout.readUlong(handle, 0));
        }
    }

    /** Lists the objects of a class that are visible now; private ones are so only after the login. */
    List<Long> objects(long objectClass) {
        int n = layout.ulong();
        int[] at = layout.offsets(n, layout.pointer(), n);
        try (Memory template = Cryptoki.zeroed(at[3]);
                Memory value = Cryptoki.zeroed(n)) {
            layout.writeUlong(value, 0, objectClass);
            layout.writeUlong(template, at[0], CKA_CLASS);
            template.setPointer(at[1], value);
            layout.writeUlong(template, at[2], n);
            cryptoki.require(reading(), CkFunction.FIND_OBJECTS_INIT, handle, template, 1L);
        }
        try {
            return found();
        } finally {
            cryptoki.call(CkFunction.FIND_OBJECTS_FINAL, handle);
        }
    }

    private List<Long> found() {
        List<Long> objects = new ArrayList<>();
        try (Memory batch = Cryptoki.zeroed((long) BATCH * layout.ulong());
                Memory count = Cryptoki.zeroed(layout.ulong())) {
            long read;
            do {
                cryptoki.require(reading(), CkFunction.FIND_OBJECTS, handle, batch, (long) BATCH, count);
                read = layout.readUlong(count, 0);
                for (long object : cryptoki.read(batch, Math.toIntExact(read))) {
                    objects.add(object);
                }
            } while (read > 0);
            return objects;
        }
    }

    /** Reads an attribute; empty if the object has none or keeps it secret. */
    Optional<byte[]> attribute(long object, long type) {
        int n = layout.ulong();
        int[] at = layout.offsets(n, layout.pointer(), n);
        try (Memory template = Cryptoki.zeroed(at[3])) {
            layout.writeUlong(template, at[0], type);
            if (!isReadable(object, template)) {
                return Optional.empty();
            }
            long length = layout.readUlong(template, at[2]);
            if (length == 0 || layout.isUnavailable(length)) {
                return Optional.empty();
            }
            try (Memory value = Cryptoki.zeroed(length)) {
                template.setPointer(at[1], value);
                return isReadable(object, template)
                        ? Optional.of(value.getByteArray(0, Math.toIntExact(layout.readUlong(template, at[2]))))
                        : Optional.empty();
            }
        }
    }

    private boolean isReadable(long object, Memory template) {
        long returned = cryptoki.call(CkFunction.GET_ATTRIBUTE_VALUE, handle, object, template, 1L);
        if (ReturnCode.isOneOf(returned, ReturnCode.CKR_ATTRIBUTE_SENSITIVE, ReturnCode.CKR_ATTRIBUTE_TYPE_INVALID)) {
            return false;
        }
        if (!ReturnCode.CKR_OK.is(returned)) {
            throw ReturnCode.failure(reading(), CkFunction.GET_ATTRIBUTE_VALUE, returned);
        }
        return true;
    }

    String text(long object, long type) {
        return attribute(object, type)
                .map(bytes -> new String(bytes, java.nio.charset.StandardCharsets.UTF_8).strip())
                .orElse("");
    }

    String hex(long object, long type) {
        return attribute(object, type).map(HexFormat.of()::formatHex).orElse("");
    }

    boolean flag(long object, long type) {
        return attribute(object, type).map(bytes -> bytes[0] != 0).orElse(false);
    }

    /** The login is one for all sessions of the process with this token. */
    boolean isLoggedIn() {
        int n = layout.ulong();
        int[] at = layout.offsets(n, n, n, n);
        try (Memory info = Cryptoki.zeroed(at[4])) {
            cryptoki.require("ask for the state of the token " + token, CkFunction.GET_SESSION_INFO, handle, info);
            long state = layout.readUlong(info, at[1]);
            return state == RO_USER || state == RW_USER;
        }
    }

    /** Logs in; a null PIN has the reader ask for it. Returns what the token answered. */
    long login(long user, @Nullable Memory pin) {
        return cryptoki.call(CkFunction.LOGIN, handle, user, pin, pin == null ? 0L : pin.size());
    }

    void beginSigning(SignMechanism mechanism, long key) {
        int n = layout.ulong();
        int[] at = layout.offsets(n, layout.pointer(), n);
        try (Memory structure = Cryptoki.zeroed(at[3]);
                Memory parameters = mechanism.parameters(layout)) {
            layout.writeUlong(structure, at[0], mechanism.type());
            if (mechanism.hasParameters()) {
                structure.setPointer(at[1], parameters);
                layout.writeUlong(structure, at[2], parameters.size());
            }
            cryptoki.require("sign on the token " + token, CkFunction.SIGN_INIT, handle, structure, key);
        }
    }

    byte[] finishSigning(byte[] input) {
        try (Memory data = new Memory(input.length);
                Memory signature = Cryptoki.zeroed(LONGEST_SIGNATURE);
                Memory length = Cryptoki.zeroed(layout.ulong())) {
            data.write(0, input, 0, input.length);
            layout.writeUlong(length, 0, LONGEST_SIGNATURE);
            cryptoki.require(
                    "sign on the token " + token,
                    CkFunction.SIGN,
                    handle,
                    data,
                    (long) input.length,
                    signature,
                    length);
            return signature.getByteArray(0, Math.toIntExact(layout.readUlong(length, 0)));
        }
    }

    private String reading() {
        return "read the token " + token;
    }

    /** Ends the session. A token that has gone has ended it already, so what it answers does not matter. */
    @Override
    public void close() {
        cryptoki.countSession(-1);
        cryptoki.call(CkFunction.CLOSE_SESSION, handle);
    }
}
