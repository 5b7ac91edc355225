package vn.motcua.signing.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;

/**
 * The objects in a file that is DER, or PEM with one or several blocks.
 *
 * <p>The JDK's certificate factory follows indefinite lengths by recursion and so overflows the stack on a file that
 * nests them. They get definite lengths here first, from a parser that limits the depth.
 */
final class EncodedBlocks {

    private static final Pattern PEM = Pattern.compile("-----BEGIN [A-Z0-9 ]{1,40}-----([^-]*)-----END ");
    private static final int MOST = 64;
    private static final int SEQUENCE = 0x30;
    private static final int INDEFINITE = 0x80;
    private static final int MOST_LENGTH_BYTES = 4;

    private EncodedBlocks() {}

    /** Returns no block for anything that is neither; what follows one that is DER is passed over. */
    static List<byte[]> in(byte[] file) throws IOException {
        return isDer(file) ? List.of(firstObject(file)) : pem(file, MOST);
    }

    /** Returns as many blocks as may be, of a file that may be several in DER, one behind the other, as well. */
    static List<byte[]> all(byte[] file, int most) throws IOException {
        if (!isDer(file)) {
            return pem(file, most);
        }
        List<byte[]> blocks = new ArrayList<>();
        byte[] rest = file;
        while (isDer(rest) && blocks.size() < most) {
            byte[] block = firstObject(rest);
            blocks.add(block);
            rest = isIndefinite(rest) ? new byte[0] : Arrays.copyOfRange(rest, block.length, rest.length);
        }
        return blocks;
    }

    private static boolean isDer(byte[] file) {
        return file.length > 0 && file[0] == SEQUENCE;
    }

    private static boolean isIndefinite(byte[] bytes) {
        return (bytes[1] & 0xff) == INDEFINITE;
    }

    private static List<byte[]> pem(byte[] file, int most) throws IOException {
        List<byte[]> blocks = new ArrayList<>();
        Matcher block = PEM.matcher(new String(file, StandardCharsets.ISO_8859_1));
        while (block.find() && blocks.size() < most) {
            blocks.add(firstObject(decoded(block.group(1))));
        }
        return blocks;
    }

    private static byte[] decoded(String base64) throws IOException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IOException("PEM without Base64", e);
        }
    }

    private static byte[] firstObject(byte[] bytes) throws IOException {
        if (bytes.length < 2) {
            throw new IOException("too short");
        }
        int first = bytes[1] & 0xff;
        if (isIndefinite(bytes)) {
            return ASN1Primitive.fromByteArray(bytes).getEncoded(ASN1Encoding.DL);
        }
        long end = first < INDEFINITE ? 2L + first : endOfLong(bytes, first - INDEFINITE);
        if (end > bytes.length) {
            throw new IOException("cut off");
        }
        return end == bytes.length ? bytes : Arrays.copyOf(bytes, (int) end);
    }

    private static long endOfLong(byte[] bytes, int lengthBytes) throws IOException {
        if (lengthBytes > MOST_LENGTH_BYTES || bytes.length < 2 + lengthBytes) {
            throw new IOException("a length out of bounds");
        }
        long length = 0;
        for (int i = 0; i < lengthBytes; i++) {
            length = (length << 8) | (bytes[2 + i] & 0xff);
        }
        return 2L + lengthBytes + length;
    }
}
