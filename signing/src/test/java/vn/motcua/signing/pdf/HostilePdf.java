package vn.motcua.signing.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Documents that unfold, nest, circle or lie about themselves. */
final class HostilePdf {

    private static final int MILLION = 1_000_000;
    private static final int BOMB_MEGABYTES = 256;

    private HostilePdf() {}

    static Map<String, byte[]> all() {
        Map<String, byte[]> cases = new LinkedHashMap<>();
        structures(cases);
        values(cases);
        bombs(cases);
        trees(cases);
        return cases;
    }

    private static void structures(Map<String, byte[]> cases) {
        byte[] sound = document("", raw -> {});
        cases.put("cut off in the middle", java.util.Arrays.copyOf(sound, sound.length / 2));
        cases.put("cut off at its end", java.util.Arrays.copyOf(sound, sound.length - 8));
        cases.put("only a header and an end", "%PDF-1.7\nstartxref\n0\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        cases.put("section that follows itself", document("/Prev XREF", raw -> {}));
        cases.put("hidden section that is the table itself", document("/XRefStm XREF", raw -> {}));
        cases.put("section behind the end", document("/Prev 99999999999", raw -> {}));
        cases.put("negative section", document("/Prev -5", raw -> {}));
        cases.put("size beyond all numbers", document("/Size 99999999999", raw -> {}));
        cases.put(
                "no catalog",
                "%PDF-1.7\nxref\n0 0\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        cases.put("huge object number", table("4294967295 1\n0000000015 00000 n \n"));
        cases.put("endless table", table("0 999999999999999\n" + "0000000000 65535 f \n".repeat(1000)));
        cases.put(
                "a million objects in one place",
                table("5 " + MILLION + "\n" + "0000000015 00000 n \n".repeat(MILLION)));
        StringBuilder steps = new StringBuilder("%PDF-1.7\n");
        int first = steps.length();
        int sections = 30_000;
        for (int i = 0; i < sections; i++) {
            steps.append(String.format(Locale.ROOT, "xref%n0 0%ntrailer<</Prev %08d>>%n", first + (long) (i + 1) * 35));
        }
        String all = steps.toString().replace("\r", "");
        cases.put("endless revisions", (all + "startxref\n9\n%%EOF\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static void values(Map<String, byte[]> cases) {
        cases.put("a million nested arrays", catalog("/X " + "[".repeat(MILLION) + "]".repeat(MILLION)));
        cases.put("a million open arrays", catalog("/X " + "[".repeat(MILLION)));
        cases.put("a million nested dictionaries", catalog("/X " + "<</A".repeat(MILLION)));
        cases.put("two million values", catalog("/X [" + "0 ".repeat(2 * MILLION) + "]"));
        cases.put("a string without end", catalog("/X (" + "(".repeat(MILLION)));
        cases.put("a string of many megabytes", catalog("/X (" + "a".repeat(20 * MILLION) + ")"));
        cases.put("a keyword nobody knows", catalog("/X bogus"));
        cases.put(
                "encrypted beyond reason",
                document("/Encrypt<</Filter/Standard/V 5/R 99/Length 2147483647/O(x)/U(y)/P 0>>", raw -> {}));
        cases.put("encrypted with nothing", document("/Encrypt<</Filter/Standard>>", raw -> {}));
        cases.put("encrypted by a number", document("/Encrypt 7", raw -> {}));
    }

    private static void bombs(Map<String, byte[]> cases) {
        byte[] bomb = deflated(BOMB_MEGABYTES);
        cases.put("a cross-reference that unfolds", stream("/W[1 4 1]/Index[10 900000000]", bomb));
        cases.put("a cross-reference without widths", stream("", bomb));
        cases.put("a cross-reference of wide fields", stream("/W[2147483647 2 2]", bomb));
        cases.put("a row that unfolds", stream("/W[1 2 1]/DecodeParms<</Predictor 12/Columns 1073741824>>", bomb));
        cases.put("negative length", stream("/W[1 2 1]/Length -5", new byte[0]));
        cases.put("length beyond the end", stream("/W[1 2 1]/Length 999999999", new byte[0]));
        cases.put(
                "length that is itself",
                document(
                        "",
                        raw -> raw.object(4, "<</Type/ObjStm/N 1/First 4/Length 4 0 R>>\nstream\n5 0 <<>>\nendstream"),
                        "4 0 R"));
        cases.put("an object stream that unfolds", objectStream("/Filter/FlateDecode/N 1/First 10", bomb));
        cases.put(
                "an object stream deflated twice",
                objectStream("/Filter[/FlateDecode/FlateDecode]/N 1/First 10", deflated(bomb)));
        cases.put(
                "an object stream through forty filters",
                objectStream("/Filter[" + "/FlateDecode".repeat(40) + "]/N 1/First 10", bomb));
        cases.put(
                "an object stream of endless objects",
                objectStream("/N 2147483647/First 10", "1 0 ".repeat(MILLION).getBytes(StandardCharsets.US_ASCII)));
        cases.put(
                "an object stream in itself",
                objectStream("/N 1/First 4/Extends 4 0 R", "4 0 <<>>".getBytes(StandardCharsets.US_ASCII)));
    }

    private static void trees(Map<String, byte[]> cases) {
        cases.put("pages in a circle", tree("/Kids[2 0 R]/Count 1"));
        cases.put("no pages", tree("/Kids[]/Count 0"));
        cases.put("pages that are numbers", tree("/Kids[1 2 3]/Count 3"));
        StringBuilder levels = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            levels.append("<</Kids[");
        }
        cases.put("pages without end", tree(levels.toString().substring(2)));
        cases.put(
                "fields in a circle and a broken one",
                document(
                        "",
                        raw -> {
                            raw.object(5, "<</T(a)/Kids[5 0 R 6 0 R]>>");
                            raw.object(6, "<</T(b)/Kids[5 0 R 6 0 R] bogus>>");
                        },
                        "5 0 R/AcroForm<</Fields[5 0 R 6 0 R]>>"));
    }

    static byte[] deflated(int times) {
        byte[] data = new byte[1 << 20];
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED))) {
            for (int i = 0; i < times; i++) {
                out.write(data);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] deflated(byte[] data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] catalog(String entry) {
        return document("", raw -> {}, entry);
    }

    private static byte[] tree(String pages) {
        return document("", raw -> {}, null, "<</Type/Pages" + pages + ">>");
    }

    private static byte[] document(String trailer, Consumer<Documents.Raw> more) {
        return document(trailer, more, null);
    }

    private static byte[] document(String trailer, Consumer<Documents.Raw> more, String entry) {
        return document(trailer, more, entry, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
    }

    /** An entry that is a reference stands for the catalog's form. */
    private static byte[] document(String trailer, Consumer<Documents.Raw> more, String entry, String pages) {
        Documents.Raw raw = new Documents.Raw();
        String form = entry == null ? "" : entry.startsWith("/") ? entry : "/AcroForm " + entry;
        raw.object(1, "<</Type/Catalog/Pages 2 0 R" + form + ">>");
        raw.object(2, pages);
        raw.object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>");
        more.accept(raw);
        long table = raw.position();
        raw.text(raw.table());
        raw.text("trailer\n<</Root 1 0 R" + trailer.replace("XREF", Long.toString(table))
                + (trailer.contains("/Size") ? "" : "/Size 20") + ">>\nstartxref\n" + table + "\n%%EOF\n");
        return raw.bytes();
    }

    private static byte[] table(String lines) {
        Documents.Raw raw = new Documents.Raw();
        raw.object(1, "<</Type/Catalog>>");
        long table = raw.position();
        raw.text("xref\n0 2\n0000000000 65535 f \n" + raw.entries(1) + lines);
        raw.text("trailer\n<</Root 1 0 R/Size 2>>\nstartxref\n" + table + "\n%%EOF\n");
        return raw.bytes();
    }

    private static byte[] stream(String entries, byte[] data) {
        Documents.Raw raw = new Documents.Raw();
        raw.object(1, "<</Type/Catalog>>");
        long at = raw.position();
        String length = entries.contains("/Length") ? "" : "/Length " + data.length;
        raw.text("9 0 obj\n<</Type/XRef/Root 1 0 R/Size 10/Filter/FlateDecode" + entries + length + ">>\nstream\n");
        raw.text(new String(data, StandardCharsets.ISO_8859_1));
        raw.text("\nendstream\nendobj\nstartxref\n" + at + "\n%%EOF\n");
        return raw.bytes();
    }

    /** The catalog's form stands, as object 5 says, in the stream that is object 4. */
    private static byte[] objectStream(String entries, byte[] data) {
        Documents.Raw raw = new Documents.Raw();
        raw.object(1, "<</Type/Catalog/Pages 2 0 R/AcroForm 5 0 R>>");
        raw.object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
        raw.object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>");
        raw.object(
                4,
                "<</Type/ObjStm/Length " + data.length + entries + ">>\nstream\n"
                        + new String(data, StandardCharsets.ISO_8859_1) + "\nendstream");
        long hidden = raw.position();
        raw.object(
                6,
                "<</Type/XRef/W[1 2 1]/Index[5 1]/Size 7/Root 1 0 R/Length 9/Filter/ASCIIHexDecode>>\n"
                        + "stream\n02000400>\nendstream");
        long table = raw.position();
        raw.text("xref\n0 5\n0000000000 65535 f \n" + raw.entries(1, 2, 3, 4));
        raw.text("trailer\n<</Size 7/Root 1 0 R/XRefStm " + hidden + ">>\nstartxref\n" + table + "\n%%EOF\n");
        return raw.bytes();
    }
}
