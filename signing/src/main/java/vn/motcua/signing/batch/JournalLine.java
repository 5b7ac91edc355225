package vn.motcua.signing.batch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * One line of a journal. Each has the same length and a checksum, so that one that was torn is known.
 *
 * @param kind what happened
 * @param item to which document
 * @param output what stood where the output goes when it began: 16 hexadecimal digits, or dashes for nothing
 */
record JournalLine(Kind kind, ItemId item, String output) {

    static final int LENGTH = 61;
    static final String NOTHING = "-".repeat(16);

    private static final int CHECKED = LENGTH - 10;

    /** What happened to a document. */
    enum Kind {
        BEGUN('B'),
        DONE('D');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }
    }

    byte[] bytes() {
        String text = kind.letter + " " + item.hex() + " " + output;
        return (text + " " + checksum(text) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    static Optional<JournalLine> parse(ByteBuffer bytes) {
        String line = StandardCharsets.ISO_8859_1.decode(bytes).toString();
        String text = line.substring(0, CHECKED);
        if (!line.equals(text + " " + checksum(text) + "\n")) {
            return Optional.empty();
        }
        int output = 2 + ItemId.HEX_LENGTH + 1;
        return Stream.of(Kind.values())
                .filter(kind -> kind.letter == text.charAt(0))
                .map(kind -> new JournalLine(kind, ItemId.parse(text.substring(2, output - 1)), text.substring(output)))
                .findFirst();
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
