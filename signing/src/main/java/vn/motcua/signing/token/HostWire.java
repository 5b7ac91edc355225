package vn.motcua.signing.token;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.MotcuaException;
import vn.motcua.failure.TokenException;

/**
 * How values cross the pipes between a {@link TokenHost} and its process. Both ends are of the same version, so this is
 * free to change.
 */
final class HostWire {

    /** What a message is, and the byte it begins with. */
    enum Kind {
        OPEN('o'),
        SIGN('s'),
        CLOSE('c'),
        LIST('l'),
        PIN('p'),
        READY('R'),
        OPENED('O'),
        SIGNED('S'),
        CLOSED('C'),
        LISTED('L'),
        PIN_WANTED('P'),
        FAILED('F');

        private final byte code;

        Kind(char code) {
            this.code = (byte) code;
        }

        byte code() {
            return code;
        }

        static Kind of(byte code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code == code)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The length of the mark that begins each answer, so that what a driver prints is passed over. */
    static final int MARK = 16;

    /** A message with a PIN is longer than any stream's buffer, so that none keeps a copy, and tells no length. */
    static final int PIN_MESSAGE = 1 << 14;

    private HostWire() {}

    interface Writer {
        void write(DataOutputStream out) throws IOException;
    }

    static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] bytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }

    static void token(DataOutputStream out, TokenInfo token) throws IOException {
        out.writeUTF(token.label());
        out.writeUTF(token.serial());
        out.writeUTF(token.manufacturer());
        out.writeUTF(token.model());
        out.writeUTF(token.flags().stream().map(TokenFlag::name).collect(Collectors.joining(" ")));
    }

    static TokenInfo token(DataInputStream in) throws IOException {
        return new TokenInfo(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), flags(in.readUTF()));
    }

    private static Set<TokenFlag> flags(String names) {
        return names.isEmpty()
                ? Set.of()
                : List.of(names.split(" ")).stream().map(TokenFlag::valueOf).collect(Collectors.toSet());
    }

    static void certificates(DataOutputStream out, List<X509Certificate> certificates) throws IOException {
        out.writeInt(certificates.size());
        for (X509Certificate certificate : certificates) {
            try {
                bytes(out, certificate.getEncoded());
            } catch (CertificateException e) {
                throw new IOException(e);
            }
        }
    }

    static List<X509Certificate> certificates(DataInputStream in) throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            try {
                certificates.add((X509Certificate) CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(bytes(in))));
            } catch (CertificateException e) {
                throw new IOException(e);
            }
        }
        return List.copyOf(certificates);
    }

    static void failure(DataOutputStream out, MotcuaException failure) throws IOException {
        String end = ". " + failure.code().remedy(Locale.ENGLISH) + " [" + failure.code() + "]";
        String message = String.valueOf(failure.getMessage());
        out.writeBoolean(failure instanceof TokenException);
        out.writeUTF(failure.code().name());
        out.writeUTF(failure.attempted());
        out.writeUTF(message.substring(failure.attempted().length() + 2, message.length() - end.length()));
    }

    static MotcuaException failure(DataInputStream in) throws IOException {
        boolean ofToken = in.readBoolean();
        FailureCode code = FailureCode.valueOf(in.readUTF());
        String attempted = in.readUTF();
        String happened = in.readUTF();
        return ofToken
                ? new TokenException(code, attempted, happened, null)
                : new InvalidInputException(code, attempted, happened, (Throwable) null);
    }
}
