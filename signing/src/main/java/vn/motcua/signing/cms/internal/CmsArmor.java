package vn.motcua.signing.cms.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;

/**
 * Signed data written as text: base64 between the lines of RFC 7468, section 9, or of the names used before it, or base64
 * alone, as some tools write it. There is nothing else in such a file, so that nobody takes it for two things.
 */
public final class CmsArmor {

    private static final List<String> LABELS = List.of("CMS", "PKCS7", "PKCS #7 SIGNED DATA");
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    /** How a sequence with a length of its own or of several octets begins in base64. */
    private static final String SEQUENCE = "MI";

    /** It is held in memory; content of this size belongs beside its signature, or into DER. */
    private static final long LONGEST = 16L << 20;

    private CmsArmor() {}

    /**
     * Says whether a file is signed data as text, by how it begins.
     *
     * @param start its first octets, some hundred of them or all
     * @return true if it is to be read by {@link #read}
     */
    public static boolean begins(byte[] start) {
        String text = text(start);
        return LABELS.stream().anyMatch(label -> text.startsWith(BEGIN + label + DASHES))
                || (text.startsWith(SEQUENCE) && text.chars().allMatch(CmsArmor::isInBase64));
    }

    /** Without a byte order mark and blanks before it. */
    private static String text(byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        return (text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text).stripLeading();
    }

    private static boolean isInBase64(int sign) {
        return (sign >= 'A' && sign <= 'Z')
                || (sign >= 'a' && sign <= 'z')
                || (sign >= '0' && sign <= '9')
                || "+/=".indexOf(sign) >= 0
                || isBlank(sign);
    }

    private static boolean isBlank(int sign) {
        return sign == '\n' || sign == '\r' || sign == ' ' || sign == '\t';
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @param attempted what is being done, for the message of a failure
     * @return the signed data
     * @throws InvalidInputException {@code SIGNATURE_DAMAGED} if there is anything but base64 in it, {@code LIMIT_EXCEEDED}
     *     beyond 16 MiB
     * @throws ResourceException {@code FILE_UNREADABLE} if the file cannot be read
     */
    public static byte[] read(Path file, String attempted) {
        try {
            if (Files.size(file) > LONGEST) {
                throw refused(FailureCode.LIMIT_EXCEEDED, attempted, "it is text beyond 16 MiB", null);
            }
            return Base64.getDecoder().decode(body(text(Files.readAllBytes(file)), attempted));
        } catch (IOException e) {
            throw new ResourceException(FailureCode.FILE_UNREADABLE, attempted, "the file cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw refused(FailureCode.SIGNATURE_DAMAGED, attempted, "it is no base64", e);
        }
    }

    private static byte[] body(String text, String attempted) {
        if (!text.startsWith(BEGIN)) {
            return withoutBlanks(text, 0, text.length());
        }
        int start = text.indexOf(DASHES, BEGIN.length()) + DASHES.length();
        String end = END + text.substring(BEGIN.length(), start);
        int behind = text.indexOf(end, start);
        if (behind < 0 || !text.substring(behind + end.length()).isBlank()) {
            throw refused(
                    FailureCode.SIGNATURE_DAMAGED, attempted, "it does not end where it says, or goes on there", null);
        }
        return withoutBlanks(text, start, behind);
    }

    private static byte[] withoutBlanks(String text, int from, int to) {
        byte[] signs = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            if (!isBlank(text.charAt(i))) {
                signs[length++] = (byte) text.charAt(i);
            }
        }
        return Arrays.copyOf(signs, length);
    }

    private static InvalidInputException refused(
            FailureCode code, String attempted, String happened, @Nullable Throwable cause) {
        return new InvalidInputException(code, attempted, happened, cause);
    }
}
