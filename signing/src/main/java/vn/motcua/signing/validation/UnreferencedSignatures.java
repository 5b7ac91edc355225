package vn.motcua.signing.validation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks through the raw bytes for signatures that the document's objects do not lead to, because a later revision or
 * damage took away the way to them. A signature value has to stand uncompressed in the file, so its byte range can be
 * seen there.
 */
final class UnreferencedSignatures {

    private static final byte[] KEY = "/ByteRange".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern ENTRY = Pattern.compile(
            "/ByteRange\\s*\\[\\s*(\\d{1,18})\\s+(\\d{1,18})\\s+(\\d{1,18})\\s+(\\d{1,18})\\s*].*", Pattern.DOTALL);
    private static final int BLOCK = 1 << 16;
    private static final int LONGEST_ENTRY = 128;

    /** An entry of a dictionary stands near the value in the same dictionary; elsewhere it belongs to other content. */
    private static final long NEAR = 1 << 16;

    private static final int MOST_ENTRIES = 10_000;

    private final PdfBytes pdf;
    private final Set<List<Long>> seen = new HashSet<>();
    private final List<FoundSignature> found = new ArrayList<>();

    private UnreferencedSignatures(PdfBytes pdf) {
        this.pdf = pdf;
    }

    static List<FoundSignature> find(PdfBytes pdf, List<FoundSignature> referenced) throws IOException {
        UnreferencedSignatures scan = new UnreferencedSignatures(pdf);
        for (FoundSignature signature : referenced) {
            if (signature.byteRange() != null) {
                scan.seen.add(signature.byteRange());
            }
        }
        scan.run();
        return scan.found;
    }

    private void run() throws IOException {
        long position = 0;
        while (position < pdf.length() && seen.size() < MOST_ENTRIES) {
            byte[] block = pdf.read(position, BLOCK);
            for (int i = 0; i + KEY.length <= block.length; i++) {
                if (block[i] == '/' && block[i + 1] == 'B' && keyAt(block, i)) {
                    look(position + i);
                }
            }
            position += block.length < BLOCK ? BLOCK : BLOCK - KEY.length + 1;
        }
    }

    private static boolean keyAt(byte[] block, int at) {
        for (int i = 0; i < KEY.length; i++) {
            if (block[at + i] != KEY[i]) {
                return false;
            }
        }
        return true;
    }

    private void look(long position) throws IOException {
        Matcher entry = ENTRY.matcher(new String(pdf.read(position, LONGEST_ENTRY), StandardCharsets.ISO_8859_1));
        if (!entry.matches()) {
            return;
        }
        List<Long> numbers = List.of(
                Long.valueOf(entry.group(1)),
                Long.valueOf(entry.group(2)),
                Long.valueOf(entry.group(3)),
                Long.valueOf(entry.group(4)));
        if (!seen.add(numbers) || found.size() == PdfSignatureFinder.MOST_SIGNATURES) {
            return;
        }
        boolean near = Math.abs(position - numbers.get(1)) < NEAR || Math.abs(position - numbers.get(2)) < NEAR;
        if (near && ByteRange.check(numbers, pdf, new Grounds()).isPresent()) {
            found.add(new FoundSignature(null, null, null, numbers, null, false));
        }
    }
}
