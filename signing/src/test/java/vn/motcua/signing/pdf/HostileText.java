package vn.motcua.signing.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.DeflaterOutputStream;

/** Pages whose text costs more than it says: what stands before an operator, in a form, in a font. */
final class HostileText {

    private static final int MILLION = 1_000_000;
    private static final String TIMES = "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>";
    private static final String SHOWN = "BT /F 12 Tf 100 700 Td (So: 1) Tj ET\n";

    private HostileText() {}

    static Map<String, byte[]> all() {
        Map<String, byte[]> cases = new LinkedHashMap<>();
        operands(cases);
        operators(cases);
        streams(cases);
        forms(cases);
        fonts(cases);
        letters(cases);
        return cases;
    }

    private static void operands(Map<String, byte[]> cases) {
        cases.put("eight million numbers before an operator", page("1 ".repeat(8 * MILLION) + "Tj"));
        cases.put("eight million fractions", page(".1 ".repeat(8 * MILLION) + "Tj"));
        cases.put("million names", page(names() + "Tj"));
        cases.put("an array of empty strings", page("BT /F 9 Tf [" + "()".repeat(8 * MILLION) + "] TJ"));
        cases.put("an array of empty arrays", page("[" + "[]".repeat(8 * MILLION) + "] TJ"));
        cases.put("a million nested arrays", page("[".repeat(MILLION)));
        cases.put("a million nested dictionaries", page("/A <<" + "/A<<".repeat(MILLION) + " BDC"));
        cases.put("a string of many megabytes", page("BT /F 9 Tf (" + "a".repeat(20 * MILLION) + ") Tj"));
        cases.put("a string without end", page("BT /F 9 Tf (" + "(".repeat(8 * MILLION)));
        cases.put("an inline image without end", page("BI /W 1 /H 1 ID " + "x".repeat(20 * MILLION)));
        cases.put("a comment without end", page("%" + "x".repeat(20 * MILLION)));
    }

    private static String names() {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < MILLION; i++) {
            names.append('/').append(i).append(' ');
        }
        return names.toString();
    }

    private static void operators(Map<String, byte[]> cases) {
        String start = "BT /F 12 Tf 100 700 Td ";
        cases.put("a million shown letters", page(start + "(A) Tj ".repeat(MILLION)));
        cases.put("a million shown blanks", page(start + "( ) Tj ".repeat(MILLION)));
        cases.put("a million moves", page(start + "1 0 Td ".repeat(MILLION)));
        cases.put("a million fonts", page(start + "/F 9 Tf ".repeat(MILLION)));
        cases.put("three million fonts", page(start + "/F 9 Tf ".repeat(3 * MILLION)));
        cases.put("a million saved states", page("q ".repeat(MILLION) + start + "(So:) Tj"));
        cases.put("a million marked contents", page("/P <</MCID 1>> BDC ".repeat(MILLION) + SHOWN));
        cases.put("a million states with fonts", page("/G gs ".repeat(MILLION) + SHOWN));
        cases.put("a million unknown steps", page("bogus ".repeat(MILLION) + SHOWN));
        cases.put("a million lines of a drawing", page("0 0 m 9 9 l S ".repeat(MILLION / 3) + SHOWN));
    }

    private static void streams(Map<String, byte[]> cases) {
        cases.put("a content that unfolds", page(HostilePdf.deflated(256), "/Filter/FlateDecode", "", raw -> {}));
        cases.put(
                "a content deflated twice",
                page(
                        HostilePdf.deflated(HostilePdf.deflated(256)),
                        "/Filter[/FlateDecode/FlateDecode]",
                        "",
                        raw -> {}));
        cases.put("a content of run lengths", page(runs(), "/Filter/RunLengthDecode", "", raw -> {}));
        byte[] spaces = (" ".repeat(MILLION) + "n\n").getBytes(StandardCharsets.ISO_8859_1);
        cases.put(
                "a content named a thousand times",
                document("[" + "4 0 R ".repeat(1000) + "]", "", raw -> stream(raw, 4, "", spaces)));
        cases.put(
                "a content named a million times",
                document("[" + "4 0 R ".repeat(200_000) + "]", "", raw -> stream(raw, 4, "", spaces)));
        cases.put("a content that is a number", document("7", "", raw -> {}));
        cases.put("a content in itself", document("5 0 R", "", raw -> raw.object(5, "[5 0 R 5 0 R]")));
    }

    private static byte[] runs() {
        ByteArrayOutputStream runs = new ByteArrayOutputStream();
        for (int i = 0; i < MILLION; i++) {
            runs.write(129);
            runs.write(' ');
        }
        return runs.toByteArray();
    }

    private static void forms(Map<String, byte[]> cases) {
        cases.put("a form that draws itself", page("/X0 Do", raw -> form(raw, 0, "/X0 Do /X0 Do " + SHOWN)));
        cases.put("two forms that draw each other", page("/X0 Do", raw -> {
            form(raw, 0, "/X1 Do /X1 Do");
            form(raw, 1, "/X0 Do /X0 Do");
        }));
        cases.put("thirty forms that each draw the next twice", page("/X0 Do " + SHOWN, raw -> {
            for (int i = 0; i < 29; i++) {
                form(raw, i, "/X" + (i + 1) + " Do /X" + (i + 1) + " Do");
            }
            form(raw, 29, "n");
        }));
        cases.put("a form drawn a million times", page("/X0 Do ".repeat(MILLION), raw -> form(raw, 0, SHOWN)));
        cases.put(
                "a large form drawn a thousand times",
                page("/X0 Do ".repeat(1000), raw -> form(raw, 0, " ".repeat(MILLION) + "n")));
    }

    private static void fonts(Map<String, byte[]> cases) {
        cases.put(
                "a font without widths",
                font("<</Type/Font/Subtype/TrueType/BaseFont/None/FirstChar 0/LastChar 255>>"));
        cases.put("a font without anything", font("<<>>"));
        cases.put("a font that is a number", font("7"));
        cases.put("a font that is not there", font("99 0 R"));
        cases.put("a font of no kind", font("<</Type/Font/Subtype/Bogus/BaseFont/None>>"));
        cases.put("a composite font without its part", font("<</Type/Font/Subtype/Type0/Encoding/Identity-H>>"));
        cases.put(
                "a composite font that is its own part",
                font("<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[6 0 R]>>"));
        cases.put("widths of billions", composite("/W[0 2147483646 500]", ""));
        cases.put("widths of billions in small parts", composite("/W[" + "0 65535 500 ".repeat(10_000) + "]", ""));
        cases.put("heights of billions", composite("/W2[0 2147483646 1 2 3]", ""));
        cases.put("letters of billions", composite("", "1 beginbfrange\n<00000000> <7FFFFFFF> <00000000>\nendbfrange"));
        cases.put(
                "letters of billions behind a comment",
                composite("", "1 beginbfrange % endbfrange\n<00000000> % <\n<7FFFFFFF> <00000000>\nendbfrange"));
        cases.put(
                "letters of billions in small parts",
                composite("", "9999 beginbfrange\n" + "<0000> <FFFF> <0001>\n".repeat(9999) + "endbfrange"));
        cases.put("letters without a map", composite("", "bogus"));
        cases.put(
                "a font of drawings that show themselves",
                font(
                        "<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 65/LastChar 65"
                                + "/Widths[1]/Encoding<</Differences[65/a]>>/CharProcs<</a 4 0 R>>/Resources<</Font<</F 6 0 R>>>>>>"));
        cases.put(
                "differences beyond all codes",
                font("<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding<</Differences[2147483647/a/b/c]>>>>"));
    }

    private static void letters(Map<String, byte[]> cases) {
        String marks = "1 beginbfchar\n<0041> <0301>\nendbfchar";
        String shown = "BT /F 12 Tf 100 700 Td <0042> Tj " + "<0041> Tj ".repeat(300_000);
        cases.put("marks without end on one letter", composite(shown, "", marks));
        StringBuilder words = new StringBuilder("BT /F 12 Tf 0 700 Td ");
        words.append("(A) Tj 5 0 Td ".repeat(39_000));
        cases.put("a line of all letters a page may have", page(words.toString()));
        StringBuilder columns = new StringBuilder("BT /F 2 Tf 0 9 Td ");
        for (int i = 0; i < 200; i++) {
            columns.append("(A) Tj 9 0 Td ".repeat(190)).append("-1710 4 Td ");
        }
        cases.put("a page of columns of one letter", page(columns.toString()));
        cases.put("letters larger than any page", page("BT /F 1E30 Tf 1E30 0 0 1E30 1E30 1E30 Tm (So: A) Tj"));
        cases.put("letters that are no numbers", page("BT /F nan Tf - . -. Td 1 0 0 Tm (So: A) Tj"));
    }

    private static byte[] composite(String widths, String map) {
        return composite("BT /F 12 Tf 100 700 Td <00410042> Tj ET", widths, map);
    }

    private static byte[] composite(String content, String widths, String map) {
        String cmap = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange\n"
                + "<0000> <FFFF>\nendcodespacerange\n" + map + "\nendcmap end end";
        return page(content, raw -> {
            raw.object(
                    6,
                    "<</Type/Font/Subtype/Type0/BaseFont/None/Encoding/Identity-H/DescendantFonts[7 0 R]"
                            + "/ToUnicode 8 0 R>>");
            raw.object(
                    7,
                    "<</Type/Font/Subtype/CIDFontType2/BaseFont/None/CIDSystemInfo<</Registry(Adobe)"
                            + "/Ordering(Identity)/Supplement 0>>" + widths + ">>");
            stream(raw, 8, "", cmap.getBytes(StandardCharsets.ISO_8859_1));
        });
    }

    private static byte[] font(String font) {
        return page(SHOWN, raw -> raw.object(6, font));
    }

    private static void form(Documents.Raw raw, int number, String content) {
        stream(
                raw,
                10 + number,
                "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources 5 0 R",
                content.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] page(String content) {
        return page(content, raw -> {});
    }

    private static byte[] page(String content, Consumer<Documents.Raw> more) {
        return page(deflated(content), "/Filter/FlateDecode", "", more);
    }

    private static byte[] page(byte[] data, String entries, String page, Consumer<Documents.Raw> more) {
        return document("4 0 R", page, raw -> {
            stream(raw, 4, entries, data);
            more.accept(raw);
        });
    }

    private static byte[] document(String contents, String page, Consumer<Documents.Raw> more) {
        Documents.Raw raw = new Documents.Raw();
        raw.object(1, "<</Type/Catalog/Pages 2 0 R>>");
        raw.object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
        raw.object(
                3,
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources 5 0 R/Contents " + contents + page + ">>");
        StringBuilder forms = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            forms.append("/X").append(i).append(' ').append(10 + i).append(" 0 R");
        }
        raw.object(5, "<</Font<</F 6 0 R>>/ExtGState<</G<</Font[6 0 R 9]>>>>/XObject<<" + forms + ">>>>");
        raw.object(6, TIMES);
        more.accept(raw);
        long table = raw.position();
        raw.text(raw.table());
        raw.text("trailer\n<</Root 1 0 R/Size 50>>\nstartxref\n" + table + "\n%%EOF\n");
        return raw.bytes();
    }

    private static void stream(Documents.Raw raw, int number, String entries, byte[] data) {
        raw.object(
                number,
                "<</Length " + data.length + entries + ">>\nstream\n" + new String(data, StandardCharsets.ISO_8859_1)
                        + "\nendstream");
    }

    private static byte[] deflated(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
