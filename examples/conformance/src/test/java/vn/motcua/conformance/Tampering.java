package vn.motcua.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;

/** Changes single bytes of signed files, whatever they are written in: as they are, in hexadecimal or in base64. */
final class Tampering {

    private static final Pattern HEXADECIMAL = Pattern.compile("/Contents ?<([0-9A-Fa-f]+)>");

    private Tampering() {}

    /** Changes what stands in the signed document; its copy beside it stays as it was. */
    static void changeContent(Path file) throws IOException {
        edit(
                file,
                "in.xml",
                bytes -> replaced(
                        bytes,
                        text -> text.contains("/MediaBox")
                                ? text.replaceFirst("612\\.0", "613.0")
                                : text.replace(">e<", ">f<").replace(base64(">e<"), base64(">f<"))));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Changes the value of the first signature. */
    static void changeSignatureValue(Path file) throws IOException {
        editSignature(file, "SignatureValue", SignerInformation::getSignature);
    }

    /** Changes the last byte of the first signature time-stamp: of its signature. */
    static void changeTimestamp(Path file) throws IOException {
        editSignature(file, "EncapsulatedTimeStamp", signer -> {
            try {
                return signer.getUnsignedAttributes()
                        .get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken)
                        .getAttrValues()
                        .getObjectAt(0)
                        .toASN1Primitive()
                        .getEncoded();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void editSignature(Path file, String element, Function<SignerInformation, byte[]> part)
            throws IOException {
        edit(file, "META-INF/signature", bytes -> {
            if (bytes[0] == '<') {
                return replaced(bytes, text -> lastByteChanged(text, element));
            }
            boolean pdf = bytes[0] == '%';
            byte[] wanted = part.apply(firstSigner(pdf ? contents(bytes) : bytes));
            return replaced(bytes, text -> text.replace(written(wanted, pdf), written(changedAtItsEnd(wanted), pdf)));
        });
    }

    private static String written(byte[] part, boolean hexadecimal) {
        return hexadecimal ? HexFormat.of().formatHex(part) : new String(part, StandardCharsets.ISO_8859_1);
    }

    private static byte[] contents(byte[] pdf) {
        Matcher matcher = HEXADECIMAL.matcher(new String(pdf, StandardCharsets.ISO_8859_1));
        if (!matcher.find()) {
            throw new IllegalStateException("no signature");
        }
        return HexFormat.of().parseHex(matcher.group(1));
    }

    private static SignerInformation firstSigner(byte[] cms) {
        try (ASN1InputStream in = new ASN1InputStream(cms)) {
            return new CMSSignedData(in.readObject().getEncoded())
                    .getSignerInfos()
                    .iterator()
                    .next();
        } catch (IOException | CMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String lastByteChanged(String text, String element) {
        Matcher matcher = Pattern.compile("(:|<)" + element + "[^>]*>([^<]+)<").matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + element);
        }
        String changed = Base64.getEncoder()
                .encodeToString(changedAtItsEnd(Base64.getMimeDecoder().decode(matcher.group(2))));
        return text.substring(0, matcher.start(2)) + changed + text.substring(matcher.end(2));
    }

    private static byte[] changedAtItsEnd(byte[] part) {
        byte[] changed = part.clone();
        changed[changed.length - 1] ^= 1;
        return changed;
    }

    private static byte[] replaced(byte[] bytes, UnaryOperator<String> change) {
        return change.apply(new String(bytes, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Edits the file, or of a container the first entry whose name begins like that. */
    private static void edit(Path file, String entry, UnaryOperator<byte[]> change) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes[0] != 'P') {
            require(bytes, change.apply(bytes), file);
            return;
        }
        try (FileSystem container = FileSystems.newFileSystem(file);
                Stream<Path> paths = Files.walk(container.getPath("/"))) {
            Path inside = paths.filter(path -> path.toString().startsWith("/" + entry))
                    .findFirst()
                    .orElseThrow();
            require(Files.readAllBytes(inside), change.apply(Files.readAllBytes(inside)), inside);
        }
    }

    private static void require(byte[] before, byte[] after, Path file) throws IOException {
        if (Arrays.equals(before, after)) {
            throw new IllegalStateException("nothing was changed in " + file);
        }
        Files.write(file, after);
    }
}
