package vn.motcua.signing.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Documents made for a test, by PDFBox or, where the structure matters, byte by byte. */
final class Documents {

    private Documents() {}

    /** One A4 page; its objects are found through a table. */
    static Path withTable(Path file) {
        return write(file, CompressParameters.NO_COMPRESSION, document -> {});
    }

    /** One A4 page; its objects stand in object streams, found through a cross-reference stream. */
    static Path withStream(Path file) {
        return write(file, CompressParameters.DEFAULT_COMPRESSION, document -> {});
    }

    static Path withPage(Path file, Consumer<PDPage> change) {
        return write(file, CompressParameters.NO_COMPRESSION, document -> change.accept(document.getPage(0)));
    }

    /** Encrypted; with an empty user password anybody may still read it. */
    static Path encrypted(Path file, String userPassword) {
        return write(file, CompressParameters.NO_COMPRESSION, document -> {
            try {
                StandardProtectionPolicy policy =
                        new StandardProtectionPolicy("owner", userPassword, new AccessPermission());
                policy.setEncryptionKeyLength(128);
                document.protect(policy);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** How a document is encrypted. */
    record Protection(int bits, boolean aes, String user, AccessPermission rights) {

        Protection(int bits, boolean aes) {
            this(bits, aes, "", new AccessPermission());
        }

        Protection withUser(String password) {
            return new Protection(bits, aes, password, rights);
        }

        Protection withRights(AccessPermission changed) {
            return new Protection(bits, aes, user, changed);
        }

        @Override
        public String toString() {
            return (aes ? "AES-" : "RC4-") + bits;
        }
    }

    /** Encrypted with the owner's password "owner". */
    static Path encrypted(Path file, Protection protection, CompressParameters compression) {
        return write(file, compression, document -> {
            try {
                StandardProtectionPolicy policy =
                        new StandardProtectionPolicy("owner", protection.user(), protection.rights());
                policy.setEncryptionKeyLength(protection.bits());
                policy.setPreferAES(protection.aes());
                document.protect(policy);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    static Path write(Path file, CompressParameters compression, Consumer<PDDocument> change) {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN), 14);
                content.newLineAtOffset(90, 600);
                content.showText("To trinh");
                content.endText();
            }
            change.accept(document);
            document.save(file.toFile(), compression);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A document in linearized order: the cross-reference section a reader starts with covers the first page and
     * stands at the front, the section for the rest stands at the end.
     */
    static Path linearized(Path file) {
        Raw raw = new Raw();
        raw.object(4, "<</Linearized 1/L 1/H[1 1]/O 5/E 1/N 1/T 1>>");
        long front = raw.position();
        raw.text(" ".repeat(300) + "\n");
        raw.object(5, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>");
        raw.object(6, "<</Type/Catalog/Pages 2 0 R>>");
        raw.object(1, "<</Producer(test)>>");
        raw.object(2, "<</Type/Pages/Kids[5 0 R]/Count 1>>");
        long rest = raw.position();
        raw.text("xref\n0 3\n0000000000 65535 f \n" + raw.entries(1, 2) + "trailer\n<</Size 3>>\n");
        raw.text("startxref\n" + front + "\n%%EOF\n");
        String section = "xref\n4 3\n" + raw.entries(4, 5, 6) + "trailer\n<</Size 7/Root 6 0 R/Info 1 0 R/Prev " + rest
                + "/ID[<00112233445566778899AABBCCDDEEFF><00112233445566778899AABBCCDDEEFF>]>>\nstartxref\n0\n%%EOF\n";
        byte[] bytes = raw.bytes();
        byte[] frontBytes = section.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(frontBytes, 0, bytes, (int) front, frontBytes.length);
        return store(file, bytes);
    }

    /** A document with a table for old readers and a stream, named by the table's trailer, for the rest. */
    static Path hybrid(Path file) {
        Raw raw = new Raw();
        raw.object(1, "<</Type/Catalog/Pages 2 0 R>>");
        raw.object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
        raw.object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>/PieceInfo 5 0 R>>");
        raw.object(4, "<</Type/ObjStm/N 1/First 4/Length 8>>\nstream\n5 0 <<>>\nendstream");
        long stream = raw.position();
        raw.object(
                6,
                "<</Type/XRef/W[1 2 1]/Index[5 1]/Size 7/Root 1 0 R/Length 9/Filter/ASCIIHexDecode>>\n"
                        + "stream\n02000400>\nendstream");
        long table = raw.position();
        raw.text("xref\n0 5\n0000000000 65535 f \n" + raw.entries(1, 2, 3, 4));
        raw.text("trailer\n<</Size 7/Root 1 0 R/XRefStm " + stream + ">>\nstartxref\n" + table + "\n%%EOF");
        return store(file, raw.bytes());
    }

    static Path store(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file written object by object. */
    static final class Raw {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final Map<Integer, Long> offsets = new TreeMap<>();

        Raw() {
            text("%PDF-1.6\n%\u00e2\u00e3\u00cf\u00d3\n");
        }

        long position() {
            return out.size();
        }

        void object(int number, String content) {
            offsets.put(number, position());
            text(number + " 0 obj\n" + content + "\nendobj\n");
        }

        void text(String text) {
            out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        String entries(int... numbers) {
            List<String> lines = new ArrayList<>();
            for (int number : numbers) {
                lines.add(String.format(Locale.ROOT, "%010d 00000 n \n", offsets.get(number)));
            }
            return String.join("", lines);
        }

        /** A table of all objects written so far. */
        String table() {
            StringBuilder lines = new StringBuilder("xref\n0 1\n0000000000 65535 f \n");
            offsets.keySet()
                    .forEach(number -> lines.append(number).append(" 1\n").append(entries(number)));
            return lines.toString();
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
