package vn.motcua.signing.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
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
    private final @Nullable DocumentCipher cipher;
    private @Nullable COSObjectKey current;

    CosText(ByteArrayOutputStream out, References references, Optional<DocumentCipher> cipher) {
        this.out = out;
        this.references = references;
        this.cipher = cipher.orElse(null);
    }

    /** What follows belongs to this object and is enciphered for it. */
    void begin(COSObjectKey key) {
        current = key;
    }

    /** What follows is never enciphered: trailers and cross-reference streams. */
    void beginPlain() {
        current = null;
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
        entries(dictionary);
        ascii(">>");
    }

    /** Writes what stands between the brackets of a dictionary. */
    void entries(COSDictionary dictionary) throws IOException {
        for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
            entry.getKey().writePDF(out);
            ascii(" ");
            value(entry.getValue());
            ascii("\n");
        }
    }

    private void stream(COSStream stream) throws IOException {
        byte[] encoded = enciphered(encoded(stream));
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
            string(string);
        } else {
            throw new IOException("no syntax for " + value.getClass().getSimpleName());
        }
    }

    private void string(COSString string) throws IOException {
        if (cipher == null || current == null) {
            COSWriter.writeString(string, out);
        } else {
            COSWriter.writeString(new COSString(cipher.writeString(current, string.getBytes()), true), out);
        }
    }

    private byte[] enciphered(byte[] stream) throws IOException {
        return cipher == null || current == null ? stream : cipher.writeStream(current, stream);
    }

    private void ascii(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
