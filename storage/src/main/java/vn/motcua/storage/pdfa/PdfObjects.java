package vn.motcua.storage.pdfa;

import java.util.Arrays;
import java.util.function.Consumer;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * Writes numbered objects, and at the end the table that finds them (ISO 32000-1, 7.5).
 *
 * <p>Of an object only its offset stays in memory. That is why this is not done through PDFBox, which keeps a whole
 * document, or a second copy of it on the disk, until it is saved.
 */
final class PdfObjects {

    private static final long MAX_OFFSET = 9_999_999_999L;
    private static final String HEADER = "%PDF-1.7\n%";

    private final ArchiveOutput out;
    private long[] offsets = new long[64];
    private int last;

    PdfObjects(ArchiveOutput out) {
        this.out = out;
        put(HEADER);
        // Four bytes above 127 tell transfer programs that the file is not text.
        out.write(new byte[] {(byte) 0xE2, (byte) 0xE3, (byte) 0xCF, (byte) 0xD3, '\n'});
    }

    /** Takes the number of an object that is written later. */
    int reserve() {
        last++;
        if (last == offsets.length) {
            offsets = Arrays.copyOf(offsets, last * 2);
        }
        return last;
    }

    void write(int number, String value) {
        begin(number);
        put(value + "\nendobj\n");
    }

    int add(String value) {
        int number = reserve();
        write(number, value);
        return number;
    }

    int addStream(String entries, byte[] data) {
        int number = reserve();
        begin(number);
        put("<< " + entries + " /Length " + data.length + " >>\nstream\n");
        out.write(data);
        put("\nendstream\nendobj\n");
        return number;
    }

    /** Adds a stream whose length is known only when it has been written. */
    int addStream(String entries, Consumer<ArchiveOutput> body) {
        int number = reserve();
        int length = reserve();
        begin(number);
        put("<< " + entries + " /Length " + length + " 0 R >>\nstream\n");
        long start = out.position();
        body.accept(out);
        long bytes = out.position() - start;
        put("\nendstream\nendobj\n");
        write(length, Long.toString(bytes));
        return number;
    }

    void finish(String trailerEntries) {
        long table = out.position();
        StringBuilder entry = new StringBuilder(20);
        put("xref\n0 " + (last + 1) + "\n0000000000 65535 f \n");
        for (int number = 1; number <= last; number++) {
            String digits = Long.toString(offsets[number]);
            entry.setLength(0);
            entry.append("0".repeat(10 - digits.length())).append(digits).append(" 00000 n \n");
            put(entry.toString());
        }
        put("trailer\n<< /Size " + (last + 1) + " " + trailerEntries + " >>\nstartxref\n" + table + "\n%%EOF\n");
    }

    private void begin(int number) {
        offsets[number] = out.position();
        if (offsets[number] > MAX_OFFSET) {
            throw new InvalidInputException(
                    FailureCode.LIMIT_EXCEEDED,
                    "writing the archive file",
                    "it grows beyond the 10 GB a PDF file can be",
                    (Throwable) null);
        }
        put(number + " 0 obj\n");
    }

    private void put(String text) {
        out.write(PdfText.ascii(text));
    }
}
