package vn.motcua.signing.xml.internal;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document in another encoding as one in UTF-8, without its declaration: what is signed is its canonical form, which is
 * UTF-8 whatever the document is in. Only places in the bytes are no longer those of the file.
 */
final class Transcoding extends InputStream {

    private static final int LONGEST_DECLARATION = 256;
    private static final int PIECE = 1 << 13;

    /** One byte each for what the tags are made of, or two as UTF-16 has it; nothing that switches in between. */
    private static final Pattern READ =
            Pattern.compile("utf-16(le|be)?|iso-8859-\\d{1,2}|windows-125\\d|iso-10646-ucs-2");

    private static final Pattern DECLARATION =
            Pattern.compile("<\\?xml\\s+version\\s*=\\s*[\"']1\\.0[\"']([^?]*)\\?>", Pattern.DOTALL);

    private static final Pattern ENCODING = Pattern.compile("encoding\\s*=\\s*[\"']([^\"']*)[\"']");

    private final Reader reader;
    private final char[] piece = new char[PIECE];
    private InputStream encoded;
    private int kept;

    private Transcoding(Reader reader, String beginning) {
        this.reader = reader;
        this.encoded = new ByteArrayInputStream(beginning.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Looks at the beginning of a document.
     *
     * @param in the document; its beginning is still there afterwards
     * @return the document in UTF-8, or empty if it is that already or in what is not read
     */
    static Optional<InputStream> of(BufferedInputStream in) throws IOException {
        in.mark(2 * LONGEST_DECLARATION);
        byte[] start = in.readNBytes(2 * LONGEST_DECLARATION);
        in.reset();
        Optional<Charset> charset = twoBytes(start).or(() -> declared(start));
        if (charset.isEmpty()) {
            return Optional.empty();
        }
        Reader reader = new InputStreamReader(in, charset.get().newDecoder());
        return Optional.of(new Transcoding(reader, beginning(reader)));
    }

    /** By its mark, or by how a bracket looks. */
    private static Optional<Charset> twoBytes(byte[] start) {
        if (start.length < 2) {
            return Optional.empty();
        }
        int first = ((start[0] & 0xff) << 8) | (start[1] & 0xff);
        return switch (first) {
            case 0xfeff, 0xfffe -> Optional.of(StandardCharsets.UTF_16);
            case '<' -> Optional.of(StandardCharsets.UTF_16BE);
            case '<' << 8 -> Optional.of(StandardCharsets.UTF_16LE);
            default -> Optional.empty();
        };
    }

    private static Optional<Charset> declared(byte[] start) {
        Matcher declaration = DECLARATION.matcher(new String(start, StandardCharsets.ISO_8859_1));
        if (!declaration.lookingAt()) {
            return Optional.empty();
        }
        Matcher encoding = ENCODING.matcher(declaration.group(1));
        return encoding.find()
                ? Optional.of(encoding.group(1).toLowerCase(Locale.ROOT))
                        .filter(name -> READ.matcher(name).matches() && !name.startsWith("utf-16"))
                        .filter(Charset::isSupported)
                        .map(Charset::forName)
                : Optional.empty();
    }

    /** What follows the declaration of what was read so far; it named an encoding that no longer holds. */
    private static String beginning(Reader reader) throws IOException {
        char[] start = new char[LONGEST_DECLARATION];
        int length = 0;
        int read = reader.read(start, 0, start.length);
        while (read > 0) {
            length += read;
            read = reader.read(start, length, start.length - length);
        }
        String text = new String(start, 0, length);
        if (!text.startsWith("<?xml")) {
            return requireWhole(text);
        }
        Matcher declaration = DECLARATION.matcher(text);
        if (!declaration.lookingAt() || !isNamed(declaration.group(1))) {
            throw XmlRefusal.unreadable("its declaration is not one of XML 1.0 in an encoding that is read", null);
        }
        return requireWhole(text.substring(declaration.end()));
    }

    private static boolean isNamed(String rest) {
        Matcher encoding = ENCODING.matcher(rest);
        return !encoding.find()
                || READ.matcher(encoding.group(1).toLowerCase(Locale.ROOT)).matches();
    }

    /** Halves of a character are not encoded apart. */
    private static String requireWhole(String text) {
        if (!text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1))) {
            throw XmlRefusal.unreadable("a character is torn at its beginning", null);
        }
        return text;
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        int length = read(single, 0, 1);
        return length < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = encoded.read(buffer, offset, length);
        while (read < 0 && length > 0) {
            int characters = reader.read(piece, kept, PIECE - kept);
            if (characters < 0) {
                return -1;
            }
            int whole = kept + characters;
            kept = Character.isHighSurrogate(piece[whole - 1]) ? 1 : 0;
            String text = new String(piece, 0, whole - kept);
            piece[0] = piece[whole - 1];
            encoded = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            read = encoded.read(buffer, offset, length);
        }
        return read;
    }
}
