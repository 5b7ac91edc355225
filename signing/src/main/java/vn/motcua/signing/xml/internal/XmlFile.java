package vn.motcua.signing.xml.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;

/** A document, mostly in a file, that is read more than once and has to stay what it was in between. */
public final class XmlFile {

    private static final String READING = "reading XML";
    private static final int LONGEST_DECLARATION = 256;
    private static final int BUFFER = 1 << 16;

    private final Source source;
    private final boolean transcoded;
    private final XmlReading parser = new XmlReading();
    private @Nullable Long checkSum;

    private XmlFile(Source source, boolean transcoded) {
        this.source = source;
        this.transcoded = transcoded;
    }

    /** Where the octets come from, as often as they are asked for. */
    public interface Source {
        /**
         * Begins from the first octet.
         *
         * @return the octets, which the reader closes
         * @throws IOException if they cannot be read
         */
        InputStream open() throws IOException;
    }

    /**
     * Names a file.
     *
     * @param path the file
     * @return the file, not read yet
     * @throws InvalidInputException if it is not there
     */
    public static XmlFile of(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new InvalidInputException(
                    FailureCode.FILE_NOT_FOUND, READING, "there is no such file", (Throwable) null);
        }
        return new XmlFile(() -> Files.newInputStream(path), false);
    }

    /**
     * Names a document that is no file of its own.
     *
     * @param source gives the same octets each time
     * @return the document, not read yet
     */
    public static XmlFile of(Source source) {
        return new XmlFile(source, false);
    }

    /**
     * Names the same document to be read in whatever encoding it says, which is enough to judge it.
     *
     * @return the document, not read yet
     */
    public XmlFile inAnyEncoding() {
        return new XmlFile(source, true);
    }

    /**
     * A part of a file that is replaced.
     *
     * @param at where it begins
     * @param removed how many bytes go
     * @param added what comes in their place
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Edit(long at, int removed, byte[] added) {}

    /**
     * Returns the parser that reads the file, for what has to be read beside it.
     *
     * @return the parser
     */
    public XmlReading parser() {
        return parser;
    }

    /**
     * Reads the document.
     *
     * @param listeners who is told of it
     */
    public void read(XmlEvents... listeners) {
        passing(in -> {
            if (transcoded) {
                parser.readTranscoded(in, listeners);
            } else {
                parser.read(in, listeners);
            }
        });
    }

    /**
     * Reads the document as if it stood in another.
     *
     * @param before what stands before it
     * @param after what stands behind it
     * @param listeners who is told of the whole
     */
    public void readWithin(String before, String after, XmlEvents... listeners) {
        long skipped = declarationLength();
        passing(in -> {
            in.skipNBytes(skipped);
            parser.read(
                    new SequenceInputStream(Collections.enumeration(List.of(octets(before), in, octets(after)))),
                    listeners);
        });
    }

    private static InputStream octets(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Tells how long the byte order mark and the XML declaration are, which stand before a document and in no other.
     *
     * @return their length in bytes, 0 without them
     */
    public int declarationLength() {
        try (InputStream in = source.open()) {
            String start = new String(in.readNBytes(LONGEST_DECLARATION), StandardCharsets.ISO_8859_1);
            int mark = start.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
            return start.startsWith("<?xml ", mark) ? start.indexOf("?>") + 2 : mark;
        } catch (IOException e) {
            throw unreadable("the file cannot be read", e);
        }
    }

    /**
     * Reads the bytes of the file, which need not be XML.
     *
     * @param target takes them
     */
    public void octets(OctetConsumer target) {
        passing(in -> {
            byte[] buffer = new byte[BUFFER];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                target.take(buffer, 0, length);
            }
        });
    }

    /**
     * Copies the file with some parts replaced.
     *
     * @param edits the parts, in order, none above another
     * @param out where it goes
     */
    public void copy(List<Edit> edits, OutputStream out) {
        passing(in -> {
            byte[] buffer = new byte[BUFFER];
            long position = 0;
            for (Edit edit : edits) {
                transfer(in, out, new Piece(buffer, edit.at() - position));
                in.skipNBytes(edit.removed());
                out.write(edit.added());
                position = edit.at() + edit.removed();
            }
            transfer(in, out, new Piece(buffer, Long.MAX_VALUE));
        });
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Piece(byte[] buffer, long length) {}

    private static void transfer(InputStream in, OutputStream out, Piece piece) throws IOException {
        long left = piece.length;
        while (left > 0) {
            int length = in.read(piece.buffer, 0, (int) Math.min(piece.buffer.length, left));
            if (length < 0) {
                return;
            }
            out.write(piece.buffer, 0, length);
            left -= length;
        }
    }

    private interface Pass {
        void over(InputStream in) throws IOException;
    }

    private void passing(Pass pass) {
        CRC32C sum = new CRC32C();
        try (InputStream in = new CheckedInputStream(source.open(), sum)) {
            pass.over(in);
        } catch (IOException e) {
            throw unreadable("the file cannot be read", e);
        }
        if (checkSum != null && checkSum != sum.getValue()) {
            throw unreadable("the file changed while it was read", null);
        }
        checkSum = sum.getValue();
    }

    private static ResourceException unreadable(String happened, @Nullable Throwable cause) {
        return new ResourceException(FailureCode.FILE_UNREADABLE, READING, happened, cause);
    }
}
