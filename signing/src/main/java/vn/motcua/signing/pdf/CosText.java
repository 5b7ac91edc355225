package vn.motcua.signing.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.COSWriter;
import org.jspecify.annotations.Nullable;

/** Objects in the syntax of a PDF file (ISO 32000-1, 7.3). References are written, never followed. */
final class CosText {

    /** Decides which values stand in an object of their own. */
    interface References {
        /** Returns the key of the object a value stands in, or null for a value that is written in place. */
        @Nullable
        COSObjectKey keyOf(COSBase value);
    }

    private final ByteArrayOutputStream out;
    private final References references;

    CosText(ByteArrayOutputStream out, References references) {
        this.out = out;
        this.references = references;
    }

    /** Writes the content of an indirect object. */
    void object(COSBase value) throws IOException {
        if (value instanceof COSStream stream) {
            stream(stream);
        } else if (value instanceof COSDictionary dictionary) {
            dictionary(dictionary);
        } else {
            value(value);
        }
    }

    void dictionary(COSDictionary dictionary) throws IOException {
        ascii("<<");
        for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
            entry.getKey().writePDF(out);
            ascii(" ");
            value(entry.getValue());
            ascii("\n");
        }
        ascii(">>");
    }

    private void stream(COSStream stream) throws IOException {
        byte[] encoded = encoded(stream);
        COSDictionary dictionary = new COSDictionary(stream);
        dictionary.setInt(COSName.LENGTH, encoded.length);
        dictionary(dictionary);
        ascii("\nstream\n");
        out.write(encoded);
        ascii("\nendstream");
    }

    private static byte[] encoded(COSStream stream) throws IOException {
        if (!stream.hasData()) {
            return new byte[0];
        }
        try (InputStream raw = stream.createRawInputStream()) {
            return raw.readAllBytes();
        }
    }

    private void value(@Nullable COSBase value) throws IOException {
        if (value == null || value instanceof COSNull) {
            ascii("null");
            return;
        }
        @Nullable COSObjectKey key = value instanceof COSObject ? value.getKey() : references.keyOf(value);
        if (key != null) {
            ascii(key.getNumber() + " " + key.getGeneration() + " R");
        } else if (value instanceof COSDictionary dictionary) {
            dictionary(dictionary);
        } else if (value instanceof COSArray array) {
            array(array);
        } else {
            scalar(value);
        }
    }

    private void array(COSArray array) throws IOException {
        ascii("[");
        for (int i = 0; i < array.size(); i++) {
            ascii(i == 0 ? "" : " ");
            value(array.get(i));
        }
        ascii("]");
    }

    private void scalar(COSBase value) throws IOException {
        if (value instanceof COSName name) {
            name.writePDF(out);
        } else if (value instanceof COSInteger number) {
            number.writePDF(out);
        } else if (value instanceof COSFloat number) {
            number.writePDF(out);
        } else if (value instanceof COSBoolean truth) {
            truth.writePDF(out);
        } else if (value instanceof COSString string) {
            COSWriter.writeString(string, out);
        } else {
            throw new IOException("no syntax for " + value.getClass().getSimpleName());
        }
    }

    private void ascii(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
