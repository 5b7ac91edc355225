package vn.motcua.signing.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.encryption.PDEncryption;
import org.apache.pdfbox.pdmodel.encryption.StandardDecryptionMaterial;
import org.apache.pdfbox.pdmodel.encryption.StandardSecurityHandler;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.http.Secret;

/**
 * The cipher of a document under a password (ISO 32000-1, 7.6; ISO 32000-2 for revision 6), opened by the password of
 * its user or of its owner, and what the one who opened it may do.
 */
final class DocumentCipher {

    private final StandardSecurityHandler handler;
    private final boolean strings;
    private final boolean streams;

    private DocumentCipher(StandardSecurityHandler handler, boolean strings, boolean streams) {
        this.handler = handler;
        this.strings = strings;
        this.streams = streams;
    }

    static DocumentCipher open(COSDictionary encryption, @Nullable COSArray id, Optional<Secret> password)
            throws IOException {
        if (!StandardSecurityHandler.FILTER.equals(encryption.getNameAsString(COSName.FILTER))) {
            throw refused("it is encrypted for certificates, not with a password", null);
        }
        PDEncryption settings = new PDEncryption(encryption);
        StandardSecurityHandler handler = new StandardSecurityHandler();
        try {
            handler.prepareForDecryption(settings, id, new StandardDecryptionMaterial(text(password)));
        } catch (InvalidPasswordException e) {
            throw refused(password.isPresent() ? "the password is wrong" : "it is encrypted, and no password given", e);
        }
        boolean filtered = settings.getVersion() >= 4;
        return new DocumentCipher(
                handler,
                !filtered || !COSName.IDENTITY.equals(settings.getStringFilterName()),
                !filtered || !COSName.IDENTITY.equals(settings.getStreamFilterName()));
    }

    private static String text(Optional<Secret> password) {
        char[] characters = password.map(Secret::reveal).orElse(new char[0]);
        String text = new String(characters);
        Arrays.fill(characters, '\0');
        return text;
    }

    private static InvalidInputException refused(String happened, @Nullable Throwable cause) {
        return PdfRefusal.of(FailureCode.PDF_ENCRYPTED, happened, cause);
    }

    /** Holds what is to be done against the rights of whoever knows only the user password (ISO 32000-1, table 22). */
    void requireRight(boolean newField) {
        AccessPermission rights = handler.getCurrentAccessPermission();
        boolean granted = newField
                ? rights.canModify() && rights.canModifyAnnotations()
                : rights.canFillInForm() || rights.canModifyAnnotations();
        if (!granted) {
            throw PdfRefusal.of(
                    FailureCode.PDF_LOCKED,
                    "its permissions forbid " + (newField ? "new signature fields" : "filling in its fields")
                            + " to whoever has not the owner's password",
                    null);
        }
    }

    byte[] readString(COSObjectKey key, byte[] raw) {
        if (!strings) {
            return raw;
        }
        COSString string = new COSString(raw);
        try {
            handler.decrypt(string, key.getNumber(), key.getGeneration());
        } catch (IOException e) {
            throw PdfRefusal.damaged("a string of it cannot be deciphered", e);
        }
        return string.getBytes();
    }

    byte[] readStream(COSObjectKey key, COSDictionary dictionary, byte[] raw) throws IOException {
        if (!streams || names(dictionary, COSName.CRYPT)) {
            return raw;
        }
        // The handler writes into the stream it reads, which must not be the place the bytes are in.
        COSStream stream = new COSStream(
                IOUtils.createMemoryOnlyStreamCache().create(),
                new RandomAccessReadView(new RandomAccessReadBuffer(raw), 0, raw.length));
        @Nullable COSBase type = dictionary.getItem(COSName.TYPE);
        if (type != null) {
            stream.setItem(COSName.TYPE, type);
        }
        handler.decryptStream(stream, key.getNumber(), key.getGeneration());
        return bytes(stream);
    }

    byte[] writeString(COSObjectKey key, byte[] plain) throws IOException {
        if (!strings) {
            return plain;
        }
        COSString string = new COSString(plain);
        handler.encryptString(string, key.getNumber(), key.getGeneration());
        return string.getBytes();
    }

    byte[] writeStream(COSObjectKey key, byte[] plain) throws IOException {
        if (!streams || plain.length == 0) {
            return plain;
        }
        COSStream stream = holding(plain);
        handler.encryptStream(stream, key.getNumber(), key.getGeneration());
        return bytes(stream);
    }

    private static boolean names(COSDictionary dictionary, COSName filter) {
        @Nullable COSBase filters = dictionary.getDictionaryObject(COSName.FILTER, COSName.F);
        return filter.equals(filters) || (filters instanceof COSArray several && several.indexOfObject(filter) >= 0);
    }

    private static COSStream holding(byte[] bytes) throws IOException {
        COSStream stream = new COSStream();
        try (OutputStream out = stream.createRawOutputStream()) {
            out.write(bytes);
        }
        return stream;
    }

    private static byte[] bytes(COSStream stream) throws IOException {
        try (InputStream in = stream.createRawInputStream()) {
            return in.readAllBytes();
        }
    }
}
