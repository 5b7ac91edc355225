package vn.motcua.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.http.Secret;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureLevel;

class PdfLevelsTest {

    private static final Sealing SEALING = new Sealing();
    private static final TestKey OFFICER = SEALING.officer(TestKeyType.EC_P256);

    @TempDir
    Path folder;

    @AfterAll
    static void stop() {
        SEALING.close();
    }

    @Test
    @RequiresNative("openssl")
    void sign_withTimestamps_opensslVerifiesTheTokenOverTheValue() throws Exception {
        Path signed = folder.resolve("signed.pdf");

        SignedPdf result = sign(Documents.withTable(folder.resolve("in.pdf")), signed, SignatureLevel.B_T);

        assertThat(result.level()).isEqualTo(SignatureLevel.B_T);
        SignerInformation signer = cms(contents(signed, 0));
        byte[] token = signer.getUnsignedAttributes()
                .get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken)
                .getAttrValues()
                .getObjectAt(0)
                .toASN1Primitive()
                .getEncoded();
        assertOpensslVerifies(token, sha256(signer.getSignature()));
        try (Judged judged = Judged.open(signed)) {
            judged.requireValid(OFFICER.certificate());
        }
    }

    @Test
    void sign_roomForTheTimestampChanged_contentsChangeAsMuch() throws Exception {
        Path in = Documents.withTable(folder.resolve("in.pdf"));
        Path wide = folder.resolve("wide.pdf");
        Path narrow = folder.resolve("narrow.pdf");
        PdfTimestamps timestamps = PdfTimestamps.of(SEALING.timestamps);

        PdfSigner.sign(
                in, wide, Keys.key(OFFICER), PdfSignOptions.defaults().withTimestamps(timestamps.withRoom(12_288)));
        PdfSigner.sign(
                in, narrow, Keys.key(OFFICER), PdfSignOptions.defaults().withTimestamps(timestamps.withRoom(8192)));

        assertThat(contents(wide, 0).length - contents(narrow, 0).length).isEqualTo(4096);
    }

    /** A document, the level it is signed at and the level it is raised to, and how many values it then has. */
    record Way(String kind, UnaryOperator<Path> maker, SignatureLevel from, SignatureLevel to, int values) {

        @Override
        public String toString() {
            return kind + " from " + from + " to " + to;
        }
    }

    static Stream<Way> ways() {
        return Stream.of(
                new Way("table", Documents::withTable, SignatureLevel.B_B, SignatureLevel.B_T, 2),
                new Way("table", Documents::withTable, SignatureLevel.B_B, SignatureLevel.B_LT, 2),
                new Way("stream", Documents::withStream, SignatureLevel.B_B, SignatureLevel.B_LTA, 3),
                new Way("stream", Documents::withStream, SignatureLevel.B_T, SignatureLevel.B_LT, 1),
                new Way("hybrid", Documents::hybrid, SignatureLevel.B_T, SignatureLevel.B_LTA, 2),
                new Way("linearized", Documents::linearized, SignatureLevel.B_B, SignatureLevel.B_LTA, 3),
                new Way("linearized", Documents::linearized, SignatureLevel.B_T, SignatureLevel.B_LTA, 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    @RequiresNative("pdfsig")
    void extend_documentOfAnyStructure_keepsItsBytesAndItsSignature(Way way) throws Exception {
        Path signed = folder.resolve("signed.pdf");
        Path raised = folder.resolve("raised.pdf");
        sign(way.maker().apply(folder.resolve("in.pdf")), signed, way.from());

        ExtendedPdf result = PdfSigner.extend(signed, raised, SEALING.to(way.to()));

        assertThat(result.before()).isEqualTo(way.from());
        assertThat(result.level()).isEqualTo(way.to());
        assertThat(result.changed()).isTrue();
        byte[] before = Files.readAllBytes(signed);
        assertThat(Arrays.copyOf(Files.readAllBytes(raised), before.length)).isEqualTo(before);
        assertThat(Programs.pdfsig(raised)).contains("Signature is Valid").contains("ETSI.CAdES.detached");
        try (Judged judged = Judged.open(raised)) {
            assertThat(judged.signatures()).hasSize(way.values());
            assertThat(judged.document().getDocumentCatalog().getCOSObject().containsKey(COSName.getPDFName("DSS")))
                    .isEqualTo(way.to() != SignatureLevel.B_T);
        }
    }

    @Test
    @RequiresNative("openssl")
    void extend_archive_opensslVerifiesTheTimestampOverTheDocument() throws Exception {
        Path signed = folder.resolve("signed.pdf");
        Path raised = folder.resolve("raised.pdf");
        sign(Documents.withTable(folder.resolve("in.pdf")), signed, SignatureLevel.B_T);

        PdfSigner.extend(signed, raised, SEALING.to(SignatureLevel.B_LTA));

        try (Judged judged = Judged.open(raised)) {
            PDSignature stamp = judged.signatures().get(1);
            assertThat(stamp.getSubFilter()).isEqualTo("ETSI.RFC3161");
            assertThat(stamp.getCOSObject().getNameAsString(COSName.TYPE)).isEqualTo("DocTimeStamp");
            byte[] bytes = Files.readAllBytes(raised);
            int[] range = stamp.getByteRange();
            assertThat(range[2] + range[3]).isEqualTo(bytes.length);
            byte[] token = ASN1Primitive.fromByteArray(unpadded(stamp.getContents(bytes)))
                    .getEncoded();
            assertOpensslVerifies(token, sha256(stamp.getSignedContent(bytes)));
        }
    }

    @Test
    void extend_store_namesTheSignatureAndHoldsEachThingOnce() throws Exception {
        Path first = folder.resolve("first.pdf");
        Path second = folder.resolve("second.pdf");
        Path raised = folder.resolve("raised.pdf");
        Path again = folder.resolve("again.pdf");
        sign(Documents.withTable(folder.resolve("in.pdf")), first, SignatureLevel.B_T);
        PdfSigner.extend(first, raised, SEALING.to(SignatureLevel.B_LT));
        sign(raised, second, SignatureLevel.B_T);

        ExtendedPdf result = PdfSigner.extend(second, again, SEALING.to(SignatureLevel.B_LT));

        assertThat(result.before()).isEqualTo(SignatureLevel.B_LT);
        assertThat(result.changed()).isFalse();
        assertThat(again).hasSameBinaryContentAs(second);
        PdfSigner.extend(second, again, SEALING.to(SignatureLevel.B_LTA));
        assertStoreIsWhole(raised, contents(raised, 0));
        assertStoreIsWhole(again, contents(again, 0));
    }

    @Test
    void extend_otherSigner_addsWhatIsNewAndSharesTheRest() throws Exception {
        Path first = folder.resolve("first.pdf");
        Path second = folder.resolve("second.pdf");
        Path raised = folder.resolve("raised.pdf");
        Path again = folder.resolve("again.pdf");
        sign(Documents.withStream(folder.resolve("in.pdf")), first, SignatureLevel.B_T);
        int alone =
                PdfSigner.extend(first, raised, SEALING.to(SignatureLevel.B_LT)).evidence();
        SEALING.sign(raised, second, SEALING.officer(TestKeyType.EC_P256), SignatureLevel.B_T);

        ExtendedPdf result = PdfSigner.extend(second, again, SEALING.to(SignatureLevel.B_LT));

        assertThat(result.before()).isEqualTo(SignatureLevel.B_T);
        assertThat(result.level()).isEqualTo(SignatureLevel.B_LT);
        assertThat(result.evidence()).isBetween(2, alone - 1);
        assertStoreIsWhole(again, contents(again, 0), contents(again, 1));
    }

    @Test
    void extend_archiveAgain_addsOneTimestampAndNamesTheLast() throws Exception {
        Path signed = folder.resolve("signed.pdf");
        Path raised = folder.resolve("raised.pdf");
        Path renewed = folder.resolve("renewed.pdf");
        sign(Documents.withTable(folder.resolve("in.pdf")), signed, SignatureLevel.B_T);
        PdfSigner.extend(signed, raised, SEALING.to(SignatureLevel.B_LTA));

        ExtendedPdf result = PdfSigner.extend(raised, renewed, SEALING.to(SignatureLevel.B_LTA));

        assertThat(result).isEqualTo(new ExtendedPdf(SignatureLevel.B_LTA, SignatureLevel.B_LTA, 1, 0));
        assertStoreIsWhole(renewed, contents(renewed, 0), contents(renewed, 1));
        try (Judged judged = Judged.open(renewed)) {
            assertThat(judged.signatures()).hasSize(3);
        }
    }

    @Test
    void extend_certifiedAgainstEveryChange_isAllowed() throws Exception {
        Path signed = folder.resolve("signed.pdf");
        Path raised = folder.resolve("raised.pdf");
        PdfSigner.sign(
                Documents.withTable(folder.resolve("in.pdf")),
                signed,
                Keys.key(OFFICER),
                PdfSignOptions.defaults().withCertification(Certification.of(1)));

        assertThat(PdfSigner.extend(signed, raised, SEALING.to(SignatureLevel.B_LTA))
                        .level())
                .isEqualTo(SignatureLevel.B_LTA);
    }

    @Test
    void extend_encrypted_storeIsDecipheredByOthers() throws Exception {
        Path signed = folder.resolve("signed.pdf");
        Path raised = folder.resolve("raised.pdf");
        try (Secret password = Secret.of("mật khẩu")) {
            PdfSigner.sign(
                    Documents.encrypted(folder.resolve("in.pdf"), "mật khẩu"),
                    signed,
                    Keys.key(OFFICER),
                    PdfSignOptions.defaults().withPassword(password));

            ExtendedPdf result = PdfSigner.extend(
                    signed, raised, SEALING.to(SignatureLevel.B_LTA).withPassword(password));

            assertThat(result.level()).isEqualTo(SignatureLevel.B_LTA);
        }
        try (Judged judged = Judged.open(raised, "mật khẩu")) {
            assertThat(streams(store(judged), "Certs"))
                    .contains(hex(OFFICER.certificate().getEncoded()));
        }
    }

    private SignedPdf sign(Path in, Path out, SignatureLevel level) {
        return SEALING.sign(in, out, OFFICER, level);
    }

    /** Each value has an entry by its SHA-1 with evidence of its own, and no stream stands there twice. */
    private static void assertStoreIsWhole(Path file, byte[]... values) throws Exception {
        try (Judged judged = Judged.open(file)) {
            COSDictionary store = store(judged);
            for (String entry : List.of("Certs", "OCSPs", "CRLs")) {
                List<String> streams = streams(store, entry);
                assertThat(streams).isNotEmpty();
                assertThat(new HashSet<>(streams)).hasSameSizeAs(streams);
            }
            COSDictionary related = store.getCOSDictionary(COSName.getPDFName("VRI"));
            for (byte[] value : values) {
                String name = HexFormat.of()
                        .withUpperCase()
                        .formatHex(MessageDigest.getInstance("SHA-1").digest(value));
                COSDictionary own = related.getCOSDictionary(COSName.getPDFName(name));
                assertThat(own).as(name).isNotNull();
                Set<String> all = new HashSet<>(streams(store, "Certs"));
                assertThat(streams(own, "Cert")).isNotEmpty().allMatch(all::contains);
                assertThat(streams(own, "OCSP")).isNotEmpty();
            }
        }
    }

    private static COSDictionary store(Judged judged) {
        return judged.document().getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.getPDFName("DSS"));
    }

    private static List<String> streams(COSDictionary dictionary, String entry) throws IOException {
        COSArray items = dictionary.getCOSArray(COSName.getPDFName(entry));
        String[] streams = new String[items.size()];
        for (int i = 0; i < items.size(); i++) {
            try (var in = ((COSStream) items.getObject(i)).createInputStream()) {
                streams[i] = hex(in.readAllBytes());
            }
        }
        return List.of(streams);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] contents(Path file, int index) throws IOException {
        try (Judged judged = Judged.open(file)) {
            return ((COSString) judged.signatures().get(index).getCOSObject().getDictionaryObject(COSName.CONTENTS))
                    .getBytes();
        }
    }

    private static SignerInformation cms(byte[] contents) throws Exception {
        return new CMSSignedData(ContentInfo.getInstance(new ASN1InputStream(contents).readObject()))
                .getSignerInfos()
                .iterator()
                .next();
    }

    private static byte[] unpadded(byte[] contents) throws IOException {
        return new ASN1InputStream(contents).readObject().getEncoded();
    }

    private static byte[] sha256(byte[] bytes) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private void assertOpensslVerifies(byte[] token, byte[] digest) throws Exception {
        Path der = Files.write(folder.resolve("token.der"), token);
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(SEALING.trust.pki().root().getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        Path root = Files.writeString(folder.resolve("root.pem"), pem);
        assertThat(Programs.run(
                        "openssl", "ts", "-verify", "-digest", hex(digest), "-in", der, "-token_in", "-CAfile", root))
                .contains("Verification: OK");
    }
}
