package vn.motcua.signing.validation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A letter written object by object, and revisions appended to it the same way, so that a test knows every number. */
final class Letter {

    static final int CATALOG = 1;
    static final int PAGES = 2;
    static final int PAGE = 3;
    static final int CONTENT = 4;
    static final int FONT = 5;
    static final int FORM = 6;
    static final int FIELD = 7;
    static final int NOTE = 8;
    static final int APPEARANCE = 9;
    static final int SECOND_PAGE = 10;
    static final int INFO = 12;
    static final int HIDDEN = 13;
    static final int PICTURE = 14;
    static final int DANGLING = 900;

    private static final Pattern START = Pattern.compile("startxref\\s+(\\d+)\\s+%%EOF");

    private Letter() {}

    static Path write(Path file) {
        SortedMap<Integer, String> objects = new TreeMap<>(Map.of(
                CATALOG,
                "<</Type/Catalog/Pages 2 0 R/AcroForm 6 0 R>>",
                PAGES,
                "<</Type/Pages/Count 2/Kids[3 0 R 10 0 R]>>",
                PAGE,
                page("[7 0 R 8 0 R]"),
                CONTENT,
                content("Tong so tien: 100 dong"),
                FONT,
                "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
                FORM,
                "<</Fields[7 0 R]/DA(/F1 12 Tf)/DR<</Font<</F1 5 0 R>>>>>>",
                FIELD,
                field("", "[90 500 200 520]"),
                NOTE,
                note("Da kiem tra"),
                APPEARANCE,
                appearance(""),
                SECOND_PAGE,
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 11 0 R/Annots[900 0 R]>>"));
        objects.put(11, content("Noi nhan"));
        objects.put(INFO, "<</Title(Cong van)>>");
        objects.put(HIDDEN, content("Tong so tien: 900 dong"));
        objects.put(PICTURE, stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", "0 0 9 9 re f"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("%PDF-1.7\n".getBytes(StandardCharsets.ISO_8859_1));
        // A second object 4 that no cross-reference names.
        out.writeBytes(
                ("4 0 obj\n" + content("Tong so tien: 900 dong") + "\nendobj\n").getBytes(StandardCharsets.ISO_8859_1));
        body(out, objects, "/Root 1 0 R/Info 12 0 R/ID[<01><01>]");
        return save(file, out.toByteArray());
    }

    static String page(String annotations) {
        return "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>"
                + "/XObject<</X1 14 0 R>>>>/Annots" + annotations + ">>";
    }

    static String content(String text) {
        return stream("", "BT /F1 14 Tf 90 600 Td (" + text + ") Tj ET /X1 Do");
    }

    static String field(String value, String place) {
        return "<</Type/Annot/Subtype/Widget/FT/Tx/T(so)/V(" + value + ")/F 4/Rect" + place
                + "/P 3 0 R/AP<</N 9 0 R>>>>";
    }

    static String note(String text) {
        return "<</Type/Annot/Subtype/Text/Contents(" + text + ")/Rect[300 300 320 320]/P 3 0 R>>";
    }

    static String appearance(String text) {
        return stream("/Type/XObject/Subtype/Form/BBox[0 0 110 20]", "BT /F1 12 Tf (" + text + ") Tj ET");
    }

    static String stream(String entries, String content) {
        return "<<" + entries + "/Length " + content.length() + ">>stream\n" + content + "\nendstream";
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path save(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The object as the file has it last. */
    static String last(Path file, int number) {
        String text = new String(read(file), StandardCharsets.ISO_8859_1);
        int start = text.lastIndexOf("\n" + number + " 0 obj") + ("\n" + number + " 0 obj").length();
        return text.substring(start, text.indexOf("endobj", start)).strip();
    }

    /** Appends a revision that replaces or adds objects; "free" declares it free, "@" and an offset names a place. */
    static Path append(Path file, Map<Integer, String> objects) {
        return append(file, objects, "/Root 1 0 R/Info 12 0 R/ID[<01><02>]");
    }

    static Path append(Path file, Map<Integer, String> objects, String trailer) {
        byte[] bytes = read(file);
        Matcher start = START.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        String previous = "0";
        while (start.find()) {
            previous = start.group(1);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes);
        out.write('\n');
        body(out, new TreeMap<>(objects), trailer + "/Prev " + previous);
        return save(file, out.toByteArray());
    }

    private static void body(ByteArrayOutputStream out, SortedMap<Integer, String> objects, String trailer) {
        StringBuilder table = new StringBuilder("xref\n");
        objects.forEach((number, value) -> {
            if (value.startsWith("@")) {
                table.append(number)
                        .append(" 1\n")
                        .append(String.format(Locale.ROOT, "%010d 00000 n \n", Long.valueOf(value.substring(1))));
            } else if (value.equals("free")) {
                table.append(number).append(" 1\n0000000000 00001 f \n");
            } else {
                table.append(number).append(" 1\n").append(String.format(Locale.ROOT, "%010d 00000 n \n", out.size()));
                out.writeBytes((number + " 0 obj\n" + value + "\nendobj\n").getBytes(StandardCharsets.ISO_8859_1));
            }
        });
        int start = out.size();
        out.writeBytes((table + "trailer\n<</Size 1000" + trailer + ">>\nstartxref\n" + start + "\n%%EOF\n")
                .getBytes(StandardCharsets.ISO_8859_1));
    }
}
