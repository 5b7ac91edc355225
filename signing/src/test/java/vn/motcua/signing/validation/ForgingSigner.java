package vn.motcua.signing.validation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.UnaryOperator;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import vn.motcua.signing.trust.TrustAnchors;

/** Signs a CMS file, a PDF and an XML document with values that somebody else makes, right or wrong. */
record ForgingSigner(TestIdentity identity, Scheme scheme, UnaryOperator<byte[]> maker) {

    private static final AlgorithmIdentifier SHA_256 =
            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);

    private static final AlgorithmIdentifier PSS_PARAMETERS = new AlgorithmIdentifier(
            PKCSObjectIdentifiers.id_RSASSA_PSS,
            new RSASSAPSSparams(
                    SHA_256,
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, SHA_256),
                    new ASN1Integer(ForgedValues.SALT),
                    new ASN1Integer(1)));

    /** How a value is encoded and named: where a format has its own, it is missing in the others. */
    enum Scheme {
        RSA("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"),
        PSS("http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1"),
        ECDSA_DER(""),
        ECDSA_RAW("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256");

        private final String xml;

        Scheme(String xml) {
            this.xml = xml;
        }

        private AlgorithmIdentifier cms() {
            return switch (this) {
                case RSA -> new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
                case PSS -> PSS_PARAMETERS;
                default -> new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
            };
        }
    }

    private ValidationOptions options() {
        List<X509Certificate> chain = identity.chain();
        return ValidationOptions.defaults()
                .withAnchors(TrustAnchors.of(chain.get(chain.size() - 1)))
                .withRevocation(RevocationRule.NOT_CHECKED)
                .withTime(TestIdentity.DURING);
    }

    /** What validation says of each format that has the scheme. */
    List<SignatureReport> reports(Path folder) throws IOException {
        List<SignatureReport> reports = new ArrayList<>();
        if (scheme != Scheme.ECDSA_RAW) {
            byte[] content = "Kính gửi".getBytes(StandardCharsets.UTF_8);
            Path file = Files.write(folder.resolve("content"), content);
            Path signature = Files.write(folder.resolve("signature.p7s"), cms(content));
            reports.addAll(SignatureValidator.validate(signature, options().withContent(file))
                    .signatures());
            reports.addAll(SignatureValidator.validate(pdf(folder), options()).signatures());
        }
        if (!scheme.xml.isEmpty()) {
            Path document = Files.writeString(folder.resolve("signed.xml"), xml());
            reports.addAll(SignatureValidator.validate(document, options()).signatures());
        }
        return reports;
    }

    private byte[] cms(byte[] content) throws IOException {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new SignerInfoGeneratorBuilder(
                            new JcaDigestCalculatorProviderBuilder().build())
                    .build(new Forger(scheme.cms(), maker), new JcaX509CertificateHolder(identity.certificate())));
            generator.addCertificates(new JcaCertStore(identity.chain()));
            return generator
                    .generate(new CMSProcessableByteArray(content), false)
                    .getEncoded();
        } catch (GeneralSecurityException | OperatorCreationException | CMSException e) {
            throw new IOException(e);
        }
    }

    private record Forger(AlgorithmIdentifier algorithm, UnaryOperator<byte[]> maker, ByteArrayOutputStream signed)
            implements ContentSigner {

        Forger(AlgorithmIdentifier algorithm, UnaryOperator<byte[]> maker) {
            this(algorithm, maker, new ByteArrayOutputStream());
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return algorithm;
        }

        @Override
        public OutputStream getOutputStream() {
            return signed;
        }

        @Override
        public byte[] getSignature() {
            return maker.apply(signed.toByteArray());
        }
    }

    private Path pdf(Path folder) throws IOException {
        Path blank = TestSignature.blank(folder.resolve("blank.pdf"));
        Path out = folder.resolve("signed.pdf");
        try (PDDocument document = Loader.loadPDF(blank.toFile());
                OutputStream target = Files.newOutputStream(out)) {
            PDSignature value = new PDSignature();
            value.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            value.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
            value.setSignDate(new GregorianCalendar(TimeZone.getTimeZone("Asia/Ho_Chi_Minh"), Locale.ROOT));
            value.getSignDate().set(2026, Calendar.NOVEMBER, 22);
            document.addSignature(value, (InputStream content) -> cms(content.readAllBytes()));
            document.saveIncremental(target);
        }
        return out;
    }

    private String xml() throws IOException {
        String digest = base64(ForgedValues.sha256("<x xmlns:ds=\"urn:none\">1</x>".getBytes(StandardCharsets.UTF_8)));
        String info = "<ds:SignedInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:CanonicalizationMethod"
                + " Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"></ds:CanonicalizationMethod>"
                + "<ds:SignatureMethod Algorithm=\"" + scheme.xml + "\"></ds:SignatureMethod>"
                + "<ds:Reference URI=\"\"><ds:Transforms><ds:Transform"
                + " Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"></ds:Transform></ds:Transforms>"
                + "<ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"></ds:DigestMethod>"
                + "<ds:DigestValue>" + digest + "</ds:DigestValue></ds:Reference></ds:SignedInfo>";
        StringBuilder certificates = new StringBuilder();
        try {
            for (X509Certificate certificate : identity.chain()) {
                certificates
                        .append("<ds:X509Certificate>")
                        .append(base64(certificate.getEncoded()))
                        .append("</ds:X509Certificate>");
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
        return "<x xmlns:ds=\"urn:none\">1<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">" + info
                + "<ds:SignatureValue>" + base64(maker.apply(info.getBytes(StandardCharsets.UTF_8)))
                + "</ds:SignatureValue><ds:KeyInfo><ds:X509Data>" + certificates
                + "</ds:X509Data></ds:KeyInfo></ds:Signature></x>";
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
