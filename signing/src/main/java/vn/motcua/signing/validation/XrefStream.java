package vn.motcua.signing.validation;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdfparser.PDFStreamParser;

/**
 * A cross-reference stream read from its place (ISO 32000-1, 7.5.8). It need not be listed in itself, so that a document
 * cannot be asked for it by its number.
 */
final class XrefStream {

    private static final Pattern HEAD = Pattern.compile(
            "\\s*\\d{1,10}\\s+\\d{1,5}\\s+obj\\s*(<<.*?>>)\\s*stream(?:\\r\\n|\\n|\\r)", Pattern.DOTALL);
    private static final Pattern REFERENCE = Pattern.compile("\\d{1,10}\\s+\\d{1,5}\\s+R\\b");
    private static final int SHORT_HEAD = 1 << 12;
    private static final int LONGEST_HEAD = 1 << 20;
    private static final int LARGEST = 1 << 26;

    private XrefStream() {}

    /** Reads it, if it stands there and can be read. */
    static Optional<COSStream> at(RandomAccessRead bytes, long place) throws IOException {
        Matcher head = HEAD.matcher(text(bytes, place, SHORT_HEAD));
        if (!head.lookingAt()) {
            head = HEAD.matcher(text(bytes, place, LONGEST_HEAD));
        }
        return head.lookingAt() ? at(bytes, place + head.end(), head.group(1)) : Optional.empty();
    }

    private static Optional<COSStream> at(RandomAccessRead bytes, long start, String entries) throws IOException {
        // What it refers to does not matter here, and the parser has no document to look it up in.
        String plain = REFERENCE.matcher(entries).replaceAll("null");
        PDFStreamParser parser = new PDFStreamParser(plain.getBytes(StandardCharsets.ISO_8859_1));
        if (!(parser.parseNextToken() instanceof COSDictionary dictionary)) {
            return Optional.empty();
        }
        long length = dictionary.getLong(COSName.LENGTH, -1);
        if (length < 0 || length > Math.min(LARGEST, bytes.length() - start)) {
            return Optional.empty();
        }
        COSStream stream = new COSStream();
        dictionary.entrySet().forEach(entry -> stream.setItem(entry.getKey(), entry.getValue()));
        try (OutputStream raw = stream.createRawOutputStream()) {
            raw.write(read(bytes, start, (int) length));
        }
        return Optional.of(stream);
    }

    private static String text(RandomAccessRead bytes, long place, int most) throws IOException {
        int length = (int) Math.max(0, Math.min(most, bytes.length() - place));
        return new String(read(bytes, place, length), StandardCharsets.ISO_8859_1);
    }

    private static byte[] read(RandomAccessRead bytes, long place, int length) throws IOException {
        byte[] content = new byte[length];
        bytes.seek(place);
        int at = 0;
        while (at < length) {
            int count = bytes.read(content, at, length - at);
            if (count <= 0) {
                throw new IOException("the file has become shorter");
            }
            at += count;
        }
        return content;
    }
}
