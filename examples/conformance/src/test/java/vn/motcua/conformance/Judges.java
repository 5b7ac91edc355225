package vn.motcua.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1InputStream;

/** Programs of the machine that judge signatures. */
final class Judges {

    private static final String VALIDATION = "- Signature Validation: ";

    private Judges() {}

    /** What pdfsig says of each signature: "Signature is Valid.", or that it knows no time-stamps. */
    static List<String> pdfsig(Path file, String password) {
        List<String> command = new ArrayList<>(List.of("pdfsig", "-nocert"));
        if (!password.isEmpty()) {
            command.addAll(List.of("-upw", password));
        }
        command.add(file.toString());
        return said(command)
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(VALIDATION))
                .map(line -> line.substring(VALIDATION.length()))
                .toList();
    }

    /** What {@code openssl cms -verify} says of each signature that is not a time-stamp, taken out of the PDF. */
    static List<String> openssl(Path file, String password, Path anchors) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<String> verdicts = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(bytes, password)) {
            for (PDSignature signature : document.getSignatureDictionaries()) {
                if (!"ETSI.RFC3161".equals(signature.getSubFilter())) {
                    verdicts.add(openssl(signature, bytes, file.resolveSibling("extracted"), anchors));
                }
            }
        }
        return verdicts;
    }

    private static String openssl(PDSignature signature, byte[] bytes, Path extracted, Path anchors)
            throws IOException {
        Path content = Files.write(extracted, signature.getSignedContent(bytes));
        Path cms = extracted.resolveSibling("extracted.p7s");
        // Without the zeros that fill the room kept for it.
        try (ASN1InputStream in = new ASN1InputStream(signature.getContents(bytes))) {
            Files.write(cms, in.readObject().getEncoded());
        }
        return openssl(cms, content, anchors);
    }

    /** What {@code openssl cms -verify} says of all signers of a CMS in DER over a file, beside it or in it. */
    static String openssl(Path cms, Path content, Path anchors) {
        return said(List.of(
                        "openssl",
                        "cms",
                        "-verify",
                        "-binary",
                        "-inform",
                        "DER",
                        "-in",
                        cms.toString(),
                        "-content",
                        content.toString(),
                        "-CAfile",
                        anchors.toString(),
                        "-purpose",
                        "any",
                        "-out",
                        cms.resolveSibling("verified").toString()))
                .strip();
    }

    /** What {@code openssl ts -verify} says of a time-stamp token and the digest it is to be over. */
    static String openssl(Path token, byte[] digest, TrustSetting setting) {
        return said(List.of(
                "openssl",
                "ts",
                "-verify",
                "-digest",
                HexFormat.of().formatHex(digest),
                "-token_in",
                "-in",
                token.toString(),
                "-CAfile",
                setting.anchors.toString(),
                "-untrusted",
                setting.intermediate.toString()));
    }

    /** What {@code xmlsec1 --verify} says first of each signature of a document; it trusts nobody and asks nobody. */
    static List<String> xmlsec(Path file) throws IOException {
        int signatures = Files.readString(file).split("<(\\w+:)?SignatureValue[ >]", -1).length - 1;
        return IntStream.rangeClosed(1, signatures)
                .mapToObj(number -> xmlsec(file, number).lines().findFirst().orElse(""))
                .toList();
    }

    /** Files beside a signature are found where it lies. */
    private static String xmlsec(Path file, int number) {
        List<String> command = new ArrayList<>(List.of("xmlsec1", "--verify", "--insecure"));
        for (String element : List.of(
                "http://uri.etsi.org/01903/v1.3.2#:SignedProperties",
                "http://www.w3.org/2000/09/xmldsig#:Object",
                "http://www.w3.org/2000/09/xmldsig#:SignatureValue",
                "DLHDon",
                "DLKhac")) {
            command.addAll(List.of("--id-attr:Id", element));
        }
        command.addAll(List.of("--node-xpath", "(//*[local-name()='Signature'])[" + number + "]", file.toString()));
        return said(new ProcessBuilder(command).directory(file.getParent().toFile()));
    }

    private static String said(List<String> command) {
        return said(new ProcessBuilder(command));
    }

    private static String said(ProcessBuilder builder) {
        try {
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.redirectErrorStream(true).start();
            process.getOutputStream().close();
            try (var in = process.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
