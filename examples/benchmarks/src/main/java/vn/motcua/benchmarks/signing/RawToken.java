package vn.motcua.benchmarks.signing;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.NativeLongByReference;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The driver of a token and nothing around it: a session on which {@code C_SignInit} and {@code C_Sign} are called. The
 * library is initialised and its token logged in by somebody else in this process.
 */
final class RawToken {

    private static final int WORD = NativeLong.SIZE;
    private static final long SERIAL_SESSION = 4;
    private static final long CKO_PRIVATE_KEY = 3;
    private static final long CKM_RSA_PKCS = 1;
    private static final int MOST_SLOTS = 16;
    private static final int LONGEST_SIGNATURE = 512;

    private final NativeLibrary library;
    private final long session;
    private final long key;
    private final Memory mechanism = new Memory(3L * WORD);

    private RawToken(NativeLibrary library, long session, long key) {
        this.library = library;
        this.session = session;
        this.key = key;
        mechanism.clear();
        mechanism.setNativeLong(0, new NativeLong(CKM_RSA_PKCS));
    }

    static RawToken open(String path) throws IOException {
        NativeLibrary library = NativeLibrary.getInstance(path, Map.of(com.sun.jna.Library.OPTION_OPEN_FLAGS, 1));
        Memory slots = new Memory((long) MOST_SLOTS * WORD);
        NativeLongByReference count = new NativeLongByReference(new NativeLong(MOST_SLOTS));
        call(library, "C_GetSlotList", (byte) 1, slots, count);
        for (int i = 0; i < count.getValue().intValue(); i++) {
            NativeLongByReference session = new NativeLongByReference();
            NativeLong slot = slots.getNativeLong((long) i * WORD);
            call(library, "C_OpenSession", slot, new NativeLong(SERIAL_SESSION), Pointer.NULL, Pointer.NULL, session);
            NativeLong key = privateKey(library, session.getValue());
            if (key.longValue() != 0) {
                return new RawToken(library, session.getValue().longValue(), key.longValue());
            }
        }
        throw new IOException("no token has a private key");
    }

    private static NativeLong privateKey(NativeLibrary library, NativeLong session) throws IOException {
        Memory wanted = new Memory(WORD);
        wanted.setNativeLong(0, new NativeLong(CKO_PRIVATE_KEY));
        Memory template = new Memory(3L * WORD);
        template.clear();
        template.setPointer(WORD, wanted);
        template.setNativeLong(2L * WORD, new NativeLong(WORD));
        NativeLongByReference key = new NativeLongByReference();
        call(library, "C_FindObjectsInit", session, template, new NativeLong(1));
        call(library, "C_FindObjects", session, key, new NativeLong(1), new NativeLongByReference());
        call(library, "C_FindObjectsFinal", session);
        return key.getValue();
    }

    byte[] sign(byte[] digestInfo) throws IOException {
        byte[] value = new byte[LONGEST_SIGNATURE];
        NativeLongByReference length = new NativeLongByReference(new NativeLong(value.length));
        NativeLong own = new NativeLong(session);
        call(library, "C_SignInit", own, mechanism, new NativeLong(key));
        call(library, "C_Sign", own, digestInfo, new NativeLong(digestInfo.length), value, length);
        return value;
    }

    private static void call(NativeLibrary library, String name, @Nullable Object... arguments) throws IOException {
        Function function = library.getFunction(name);
        long code = ((NativeLong) function.invoke(NativeLong.class, arguments)).longValue();
        if (code != 0) {
            throw new IOException(name + " returned " + code);
        }
    }
}
