package vn.motcua.signing.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.pdf.ByteRange;
import vn.motcua.signing.pdf.PdfSignOptions;
import vn.motcua.signing.pdf.PdfSigner;
import vn.motcua.signing.pdf.SignedPdf;
import vn.motcua.signing.validation.SignatureValidator;
import vn.motcua.signing.validation.ValidationOptions;

/** Documents signed with each kind of key, on a token and in a file, as openssl and Poppler judge them. */
@RequiresNative({"softhsm2-util", "pkcs11-tool", "openssl", "pdfsig"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignedWithEveryKeyTest {

    private static final String PIN = "12345678";
    private static final Instant NOW = Instant.parse("2026-11-22T02:30:15Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    static Path folder;

    private final Map<String, KeyPair> pairs = new LinkedHashMap<>();
    private final Map<String, X509Certificate> certificates = new LinkedHashMap<>();
    private Issuer issuer;
    private SoftHsm softHsm;
    private Path document;

    @BeforeAll
    void makeKeys() throws Exception {
        issuer = new Issuer();
        pairs.put("RSA-2048", rsa(2048));
        pairs.put("RSA-3072", rsa(3072));
        pairs.put("RSA-4096", rsa(4096));
        for (String curve : List.of("secp256r1", "secp384r1", "secp521r1")) {
            pairs.put(curve, Issuer.ec(curve));
        }
        softHsm = SoftHsm.in(folder.resolve("softhsm"));
        for (Map.Entry<String, KeyPair> pair : pairs.entrySet()) {
            X509Certificate certificate =
                    issuer.issue(pair.getValue().getPublic(), KeyUsage.nonRepudiation, Issuer.FROM, Issuer.UNTIL);
            certificates.put(pair.getKey(), certificate);
            softHsm.token(pair.getKey(), PIN)
                    .key(pair.getValue().getPrivate(), "01", "key")
                    .certificate(certificate, "01", "key")
                    .certificate(issuer.certificate(), "f1", "CA");
        }
        softHsm.open();
        document = folder.resolve("in.pdf");
        try (PDDocument blank = new PDDocument()) {
            blank.addPage(new PDPage());
            blank.save(document.toFile());
        }
    }

    /** Made by openssl, because the JDK takes many seconds for long ones. */
    private static KeyPair rsa(int bits) throws Exception {
        Path made = folder.resolve("rsa.pem");
        said("openssl", "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:" + bits, "-out", made);
        String body = Files.readString(made).replaceAll("-----[A-Z ]+-----", "");
        byte[] der = Base64.getMimeDecoder().decode(body);
        KeyFactory factory = KeyFactory.getInstance("RSA");
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(der));
        return new KeyPair(
                factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())), key);
    }

    private SigningKey onToken(String kind) {
        KeyUri uri = KeyUri.parse("pkcs11:token=" + kind).withModule(softHsm.library());
        return Pkcs11Key.open(uri, new Pins(PIN), Pkcs11Options.defaults().withClock(CLOCK));
    }

    private SigningKey inFile(String kind) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Certificate[] chain = {certificates.get(kind), issuer.certificate()};
        store.setKeyEntry("key", pairs.get(kind).getPrivate(), PIN.toCharArray(), chain);
        Path file = folder.resolve(kind + ".p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PIN.toCharArray());
        }
        return Pkcs12Key.open(file, PIN.toCharArray(), Pkcs12Options.defaults());
    }

    @ParameterizedTest
    @CsvSource({
        "RSA-2048, RSA_PKCS1_SHA256",
        "RSA-2048, RSA_PSS_SHA256",
        "RSA-2048, RSA_PKCS1_SHA512",
        "RSA-2048, RSA_PSS_SHA512",
        "RSA-3072, RSA_PKCS1_SHA256",
        "RSA-3072, RSA_PKCS1_SHA384",
        "RSA-3072, RSA_PSS_SHA384",
        "RSA-4096, RSA_PKCS1_SHA256",
        "RSA-4096, RSA_PSS_SHA256",
        "secp256r1, ECDSA_SHA256",
        "secp384r1, ECDSA_SHA384",
        "secp521r1, ECDSA_SHA512",
    })
    void sign_keyAndAlgorithm_acceptedByOpensslAndPoppler(String kind, SignatureAlgorithm algorithm) throws Exception {
        try (SigningKey file = inFile(kind);
                SigningKey token = onToken(kind)) {
            assertAccepted(file, algorithm);
            assertAccepted(token, algorithm);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RSA-2048, RSA_PKCS1_SHA256",
        "RSA-4096, RSA_PKCS1_SHA256",
        "secp256r1, ECDSA_SHA256",
        "secp384r1, ECDSA_SHA384",
        "secp521r1, ECDSA_SHA512",
    })
    void algorithms_keyOfThisKind_thePreferredIsFirstAndTaken(String kind, SignatureAlgorithm first) throws Exception {
        try (SigningKey token = onToken(kind)) {
            assertThat(token.algorithms()).startsWith(first);
            PdfSignOptions options = PdfSignOptions.defaults().withClock(CLOCK);
            SignedPdf signed = PdfSigner.sign(document, folder.resolve("first.pdf"), token, options);
            assertThat(signed.algorithm()).isEqualTo(first);
        }
    }

    /** What the short form leaves out: hashes weaker or stronger than the key. */
    @Test
    @Tag("full")
    void sign_everyKeyWithAllItCanDo_acceptedByOpensslAndPoppler() throws Exception {
        for (String kind : pairs.keySet()) {
            try (SigningKey file = inFile(kind);
                    SigningKey token = onToken(kind)) {
                assertThat(token.algorithms()).isEqualTo(file.algorithms());
                for (SignatureAlgorithm algorithm : file.algorithms()) {
                    assertAccepted(file, algorithm);
                    assertAccepted(token, algorithm);
                }
            }
        }
    }

    private void assertAccepted(SigningKey key, SignatureAlgorithm algorithm) throws Exception {
        Path out = folder.resolve("out.pdf");
        PdfSignOptions options = PdfSignOptions.defaults().withClock(CLOCK).withAlgorithm(algorithm);
        SignedPdf signed = PdfSigner.sign(document, out, key, options);

        assertThat(signed.algorithm()).isEqualTo(algorithm);
        byte[] cms = extracted(out, signed.byteRange());
        assertThat(opensslVerifies(cms)).contains("Verification successful");
        assertThat(said("pdfsig", "-nocert", out))
                .contains("Signature is Valid", algorithm.digestName(), "Total document signed");
        assertHashesAgree(cms, algorithm);
        assertThat(SignatureValidator.validate(out, ValidationOptions.defaults().withClock(CLOCK))
                        .signatures())
                .singleElement()
                .satisfies(report -> assertThat(report.integrity()).isTrue());
    }

    private byte[] extracted(Path signed, ByteRange range) throws IOException {
        byte[] all = Files.readAllBytes(signed);
        int gap = (int) range.firstLength();
        int behind = (int) range.secondOffset();
        try (OutputStream covered = Files.newOutputStream(folder.resolve("covered"))) {
            covered.write(all, 0, gap);
            covered.write(all, behind, all.length - behind);
        }
        String hex = new String(Arrays.copyOfRange(all, gap + 1, behind - 1), StandardCharsets.US_ASCII);
        return ASN1Primitive.fromByteArray(HexFormat.of().parseHex(hex.replaceAll("(00)+$", "")))
                .getEncoded();
    }

    private String opensslVerifies(byte[] cms) throws Exception {
        String root = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(issuer.certificate().getEncoded());
        Files.writeString(
                folder.resolve("root.pem"), "-----BEGIN CERTIFICATE-----\n" + root + "\n-----END CERTIFICATE-----\n");
        Files.write(folder.resolve("cms"), cms);
        List<Object> command = new ArrayList<>(List.of("openssl", "cms", "-verify", "-binary", "-inform", "DER"));
        command.addAll(List.of("-in", folder.resolve("cms"), "-content", folder.resolve("covered")));
        command.addAll(List.of("-CAfile", folder.resolve("root.pem"), "-purpose", "any", "-cades"));
        command.addAll(List.of("-attime", NOW.getEpochSecond(), "-out", "/dev/null"));
        return said(command.toArray());
    }

    private static String said(Object... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(Arrays.stream(command).map(Object::toString).toList());
        builder.environment().put("LC_ALL", "C.UTF-8");
        return SoftHsm.output(builder.redirectErrorStream(true), command[0].toString());
    }

    /** Openssl takes any hash in the certificate's name; that it is the signature's own is looked at here. */
    private static void assertHashesAgree(byte[] cms, SignatureAlgorithm algorithm) {
        SignedData data = SignedData.getInstance(ContentInfo.getInstance(cms).getContent());
        SignerInfo signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
        String hash = switch (algorithm.digestName()) {
            case "SHA-384" -> "2.16.840.1.101.3.4.2.2";
            case "SHA-512" -> "2.16.840.1.101.3.4.2.3";
            default -> "2.16.840.1.101.3.4.2.1";
        };
        assertThat(signer.getDigestAlgorithm().getAlgorithm().getId()).isEqualTo(hash);
        ASN1Set attributes = signer.getAuthenticatedAttributes();
        ASN1Set named = new AttributeTable(attributes)
                .get(PKCSObjectIdentifiers.id_aa_signingCertificateV2)
                .getAttrValues();
        assertThat(SigningCertificateV2.getInstance(named.getObjectAt(0))
                        .getCerts()[0]
                        .getHashAlgorithm()
                        .getAlgorithm()
                        .getId())
                .isEqualTo(hash);
    }
}
