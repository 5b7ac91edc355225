package vn.motcua.conformance;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** PDFs written byte by byte, for structures that PDFBox reads and does not write. */
final class RawPdf {

    private static final String PAGE =
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>";
    private static final String TEXT = "BT /F 14 Tf 90 600 Td (To trinh) Tj ET";
    private static final String FONT = "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<Integer, Integer> offsets = new TreeMap<>();

    private RawPdf() {
        text("%PDF-1.6\n%\u00e2\u00e3\u00cf\u00d3\n");
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private int object(int number, String content) {
        int offset = out.size();
        offsets.put(number, offset);
        text(number + " 0 obj\n" + content + "\nendobj\n");
        return offset;
    }

    private static String stream(String entries, String content) {
        return "<<" + entries + "/Length " + content.length() + ">>\nstream\n" + content + "\nendstream";
    }

    private void page() {
        object(1, "<</Type/Catalog/Pages 2 0 R>>");
        object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
        object(3, PAGE);
        object(4, stream("", TEXT));
        object(5, FONT);
    }

    private static String line(int offset) {
        return String.format(Locale.ROOT, "%010d 00000 n \n", offset);
    }

    private String lines(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int number = from; number <= to; number++) {
            lines.append(line(offsets.get(number)));
        }
        return lines.toString();
    }

    /** Objects in the open, found through a cross-reference stream. */
    static byte[] withReferenceStream() {
        RawPdf pdf = new RawPdf();
        pdf.page();
        int start = pdf.out.size();
        pdf.offsets.put(6, start);
        ByteBuffer entries = ByteBuffer.allocate(7 * 6).put(new byte[] {0, 0, 0, 0, 0, (byte) 255});
        pdf.offsets.values().forEach(at -> entries.put((byte) 1).putInt(at).put((byte) 0));
        pdf.object(
                6,
                stream(
                        "/Type/XRef/Size 7/W[1 4 1]/Root 1 0 R",
                        new String(entries.array(), StandardCharsets.ISO_8859_1)));
        pdf.text("startxref\n" + start + "\n%%EOF\n");
        return pdf.out.toByteArray();
    }

    /** A table for old readers, to whom the outlines are unknown, and a stream that knows where they are. */
    static byte[] hybrid() {
        RawPdf pdf = new RawPdf();
        pdf.page();
        pdf.object(1, "<</Type/Catalog/Pages 2 0 R/Outlines 8 0 R>>");
        pdf.object(6, stream("/Type/ObjStm/N 1/First 4", "8 0 <</Type/Outlines>>"));
        int hidden = pdf.object(
                7, stream("/Type/XRef/W[1 2 1]/Index[8 1]/Size 9/Root 1 0 R/Filter/ASCIIHexDecode", "02000600>"));
        int table = pdf.out.size();
        pdf.text("xref\n0 9\n0000000008 65535 f \n" + pdf.lines(1, 7) + "0000000000 00000 f \n");
        pdf.text("trailer\n<</Size 9/Root 1 0 R/XRefStm " + hidden + ">>\nstartxref\n" + table + "\n%%EOF\n");
        return pdf.out.toByteArray();
    }

    /**
     * Two pages, linearized (ISO 32000-1, annex F): the first page with its own table stands at the front, the table of
     * the rest at the end. Written twice, because the front names places behind it.
     */
    static byte[] linearized() {
        Map<String, Integer> places = new HashMap<>();
        linearized(places);
        return linearized(places);
    }

    private static byte[] linearized(Map<String, Integer> places) {
        RawPdf pdf = new RawPdf();
        pdf.object(
                7,
                "<</Linearized 1/L " + number(places, "length") + "/H[" + number(places, "hints") + " "
                        + number(places, "hints length") + "]/O 9/E " + number(places, "first page's end")
                        + "/N 2/T " + number(places, "rest") + ">>");
        int front = pdf.out.size();
        pdf.text("xref\n7 6\n");
        for (int object = 7; object <= 12; object++) {
            pdf.text(line(places.getOrDefault("object " + object, 0)));
        }
        pdf.text("trailer\n<</Size 13/Root 8 0 R/Prev " + number(places, "rest")
                + "/ID[<00112233445566778899AABBCCDDEEFF><00112233445566778899AABBCCDDEEFF>]>>\n"
                + "startxref\n0\n%%EOF\n");
        pdf.object(8, "<</Type/Catalog/Pages 2 0 R>>");
        places.put("hints", pdf.object(12, stream("/S 36", "\0".repeat(60))));
        places.put("hints length", pdf.out.size() - places.get("hints"));
        pdf.object(9, PAGE.replace("4 0 R", "10 0 R").replace("5 0 R", "11 0 R"));
        pdf.object(10, stream("", TEXT));
        pdf.object(11, FONT);
        places.put("first page's end", pdf.out.size());
        pdf.object(1, "<</Producer(test)>>");
        pdf.object(2, "<</Type/Pages/Kids[9 0 R 3 0 R]/Count 2>>");
        pdf.object(3, PAGE);
        pdf.object(4, stream("", TEXT));
        pdf.object(5, FONT);
        pdf.object(6, "<<>>");
        places.put("rest", pdf.out.size());
        pdf.text("xref\n0 7\n0000000000 65535 f \n" + pdf.lines(1, 6) + "trailer\n<</Size 7>>\n");
        pdf.text("startxref\n" + front + "\n%%EOF\n");
        pdf.offsets.forEach((object, offset) -> places.put("object " + object, offset));
        places.put("length", pdf.out.size());
        return pdf.out.toByteArray();
    }

    /** As wide whatever it is, so that nothing moves when it becomes known. */
    private static String number(Map<String, Integer> places, String name) {
        return String.format(Locale.ROOT, "%010d", places.getOrDefault(name, 0));
    }
}
