package vn.motcua.signing.validation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The smallest document that is signed: one page, one field, one value, written by hand so that hardly a byte of it is
 * superfluous.
 *
 * @param gapStart where the value's opening bracket stands
 * @param gapEnd behind the value's closing bracket
 * @param valueEnd behind the last digit of the value that is not padding
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SmallPdf(byte[] bytes, int gapStart, int gapEnd, int valueEnd) {

    private static final int PADDING = 40;
    private static final String RANGE = "/ByteRange[0 0000 0000 0000]";

    static SmallPdf signedBy(TestSignature signer) throws IOException {
        int room = signer.cms(new ByteArrayInputStream(new byte[0])).length + PADDING;
        String blank = written(signer.subFilter(), "0".repeat(2 * room));
        int start = blank.indexOf("/Contents<") + "/Contents".length();
        int end = start + 2 * room + 2;
        String numbers = String.format(Locale.ROOT, "/ByteRange[0 %04d %04d %04d]", start, end, blank.length() - end);
        byte[] bytes = blank.replace(RANGE, numbers).getBytes(StandardCharsets.ISO_8859_1);
        byte[] covered = new byte[bytes.length - (end - start)];
        System.arraycopy(bytes, 0, covered, 0, start);
        System.arraycopy(bytes, end, covered, start, bytes.length - end);
        byte[] value = HexFormat.of()
                .formatHex(signer.cms(new ByteArrayInputStream(covered)))
                .getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(value, 0, bytes, start + 1, value.length);
        return new SmallPdf(bytes, start, end, start + 1 + value.length);
    }

    private static String written(String subFilter, String contents) {
        List<String> objects = List.of(
                "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]/SigFlags 3>>>>",
                "<</Type/Pages/Count 1/Kids[3 0 R]>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Annots[4 0 R]>>",
                "<</Type/Annot/Subtype/Widget/FT/Sig/T(a)/V 5 0 R/Rect[0 0 0 0]/P 3 0 R>>",
                "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/" + subFilter + "/M(D:20261122030000Z)" + RANGE
                        + "/Contents<" + contents + ">>>");
        StringBuilder text = new StringBuilder("%PDF-1.7\n");
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            places.add(text.length());
            text.append(i + 1).append(" 0 obj").append(objects.get(i)).append("endobj\n");
        }
        int table = text.length();
        text.append("xref\n0 6\n0000000000 65535 f \n");
        places.forEach(place -> text.append(String.format(Locale.ROOT, "%010d 00000 n \n", place)));
        text.append("trailer<</Size 6/Root 1 0 R>>\nstartxref\n").append(table).append("\n%%EOF\n");
        return text.toString();
    }

    boolean covers(int position) {
        return position < gapStart || position >= gapEnd;
    }

    /** The bytes with one bit turned. */
    byte[] flipped(int position, int bit) {
        return flipped(bytes, position, bit);
    }

    static byte[] flipped(byte[] original, int position, int bit) {
        byte[] changed = Arrays.copyOf(original, original.length);
        changed[position] ^= (byte) (1 << bit);
        return changed;
    }

    static TestSignature onCurve(TestIdentity root) {
        TestIdentity signer = root.issue("An", TestIdentity.curve("secp256r1"), TestIdentity.START, TestIdentity.END);
        TestSignature plain = TestSignature.pades(signer);
        return plain.withAlgorithm("SHA256withECDSA").withCarried(signer.certificate());
    }
}
