package vn.motcua.benchmarks.signing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Writes a PDF of a wanted size: pages with one grey picture each, of noise or, for sizes beyond memory, of a hole. */
final class NoisePdf implements AutoCloseable {

    private static final int ROW = 2000;
    private static final long PAGE_BYTES = 3_000_000;

    private final FileChannel channel;
    private final List<Long> offsets = new ArrayList<>();
    private long position;

    private NoisePdf(FileChannel channel) {
        this.channel = channel;
    }

    /** Pages of noise, which nothing can make smaller. */
    static void noise(Path file, long bytes, long seed) throws IOException {
        Random random = new Random(seed);
        try (NoisePdf pdf = create(file)) {
            pdf.pages(bytes, PAGE_BYTES, length -> {
                byte[] picture = new byte[Math.toIntExact(length)];
                random.nextBytes(picture);
                pdf.write(ByteBuffer.wrap(picture));
            });
        }
    }

    /** One page whose picture is a hole in the file, where the file system has holes. */
    static void hole(Path file, long bytes) throws IOException {
        try (NoisePdf pdf = create(file)) {
            pdf.pages(bytes, bytes, length -> pdf.position += length);
        }
    }

    private interface Picture {
        void write(long length) throws IOException;
    }

    private static NoisePdf create(Path file) throws IOException {
        return new NoisePdf(FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE));
    }

    private void pages(long bytes, long pageBytes, Picture picture) throws IOException {
        int pages = Math.toIntExact((bytes + pageBytes - 1) / pageBytes);
        text("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        object("<</Type/Catalog/Pages 2 0 R>>");
        StringBuilder kids = new StringBuilder();
        for (int page = 0; page < pages; page++) {
            kids.append(3 + 3 * page).append(" 0 R ");
        }
        object("<</Type/Pages/Count " + pages + "/Kids[" + kids + "]>>");
        for (int page = 0; page < pages; page++) {
            page(Math.min(pageBytes, bytes - page * pageBytes), picture);
        }
        end();
    }

    private void page(long bytes, Picture picture) throws IOException {
        int number = offsets.size() + 1;
        object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents " + (number + 1)
                + " 0 R/Resources<</XObject<</Im " + (number + 2) + " 0 R>>>>>>");
        String drawing = "q 400 0 0 600 90 120 cm /Im Do Q";
        object("<</Length " + drawing.length() + ">>stream\n" + drawing + "\nendstream");
        long rows = Math.max(1, bytes / ROW);
        offsets.add(position);
        text((number + 2) + " 0 obj<</Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8/Width " + ROW
                + "/Height " + rows + "/Length " + rows * ROW + ">>stream\n");
        picture.write(rows * ROW);
        text("\nendstream endobj\n");
    }

    private void object(String body) throws IOException {
        offsets.add(position);
        text(offsets.size() + " 0 obj" + body + "endobj\n");
    }

    private void end() throws IOException {
        long start = position;
        text("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        for (long offset : offsets) {
            text(String.format(Locale.ROOT, "%010d 00000 n \n", offset));
        }
        text("trailer<</Size " + (offsets.size() + 1) + "/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n");
    }

    private void text(String text) throws IOException {
        write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
