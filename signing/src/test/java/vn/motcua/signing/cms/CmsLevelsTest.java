package vn.motcua.signing.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CRLReason;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.RemoteException;
import vn.motcua.failure.TransportException;
import vn.motcua.sandbox.Fault;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.sandbox.TrustService;
import vn.motcua.sandbox.junit.RequiresNative;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.token.JcaKey;
import vn.motcua.signing.trust.OpenSsl;

class CmsLevelsTest {

    private static final ASN1ObjectIdentifier ARCHIVE = new ASN1ObjectIdentifier("0.4.0.1733.2.4");
    private static final ASN1ObjectIdentifier INDEX = new ASN1ObjectIdentifier("0.4.0.19122.1.5");
    private static final CmsSetting SETTING = new CmsSetting();
    private static final SigningKey OFFICER = SETTING.officer(TestKeyType.EC_P256);

    @TempDir
    Path folder;

    @AfterAll
    static void stop() {
        SETTING.close();
    }

    @ParameterizedTest
    @CsvSource({
        "DETACHED, B_T",
        "DETACHED, B_LT",
        "DETACHED, B_LTA",
        "ATTACHED, B_T",
        "ATTACHED, B_LT",
        "ATTACHED, B_LTA"
    })
    @RequiresNative("openssl")
    void sign_atALevel_opensslVerifiesTheSignatureAndItsTimestamp(CmsPackaging packaging, SignatureLevel level)
            throws Exception {
        Path in = CmsSetting.file(folder.resolve("in"), 70_000);
        Path out = folder.resolve("out.p7s");

        SignedCms signed =
                CmsSigner.sign(in, out, OFFICER, SETTING.signing(level).withPackaging(packaging));

        assertThat(signed.level()).isEqualTo(level);
        requireVerified(out, in, packaging);
        requireEvidence(out, level);
        requireArchiveStamps(out, level == SignatureLevel.B_LTA ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "DETACHED, B_B, B_T, 1",
        "DETACHED, B_B, B_LT, 1",
        "DETACHED, B_B, B_LTA, 2",
        "DETACHED, B_T, B_LT, 0",
        "DETACHED, B_LT, B_LTA, 1",
        "ATTACHED, B_B, B_LTA, 2",
        "ATTACHED, B_T, B_LTA, 1",
        "ATTACHED, B_LT, B_LTA, 1"
    })
    @RequiresNative("openssl")
    void extend_fromALevelToAnother_opensslStillVerifies(
            CmsPackaging packaging, SignatureLevel from, SignatureLevel to, int timestamps) throws Exception {
        Path in = CmsSetting.file(folder.resolve("in"), 70_000);
        Path signed = folder.resolve("signed");
        Path out = folder.resolve("out");
        CmsSigner.sign(in, signed, OFFICER, SETTING.signing(from).withPackaging(packaging));

        ExtendedCms extended = CmsSigner.extend(signed, out, SETTING.to(to).withContent(in));

        assertThat(extended.before()).isEqualTo(from);
        assertThat(extended.level()).isEqualTo(to);
        assertThat(extended.timestamps()).isEqualTo(timestamps);
        requireVerified(out, in, packaging);
        requireEvidence(out, to);
        requireArchiveStamps(out, to == SignatureLevel.B_LTA ? 1 : 0);
    }

    @Test
    @RequiresNative("openssl")
    void extend_archivedAlready_isRenewedAndBothTimestampsHold() throws Exception {
        Path in = CmsSetting.file(folder.resolve("in"), 5000);
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        CmsSigner.sign(in, first, OFFICER, SETTING.signing(SignatureLevel.B_LTA));

        ExtendedCms renewed =
                CmsSigner.extend(first, second, SETTING.to(SignatureLevel.B_LTA).withContent(in));

        assertThat(renewed.before()).isEqualTo(SignatureLevel.B_LTA);
        assertThat(renewed.timestamps()).isEqualTo(1);
        requireVerified(second, in, CmsPackaging.DETACHED);
        requireArchiveStamps(second, 2);
        assertThat(CmsSigner.extend(second, folder.resolve("third"), SETTING.to(SignatureLevel.B_LT))
                        .before())
                .isEqualTo(SignatureLevel.B_LTA);
    }

    @Test
    void extend_levelReachedAlready_copiesTheInput() throws Exception {
        Path in = CmsSetting.file(folder.resolve("in"), 5000);
        Path signed = folder.resolve("signed");
        CmsSigner.sign(in, signed, OFFICER, SETTING.signing(SignatureLevel.B_LT));

        ExtendedCms extended = CmsSigner.extend(signed, folder.resolve("out"), SETTING.to(SignatureLevel.B_T));

        assertThat(extended).isEqualTo(new ExtendedCms(SignatureLevel.B_LT, SignatureLevel.B_LT, 0, 0));
        assertThat(extended.changed()).isFalse();
        assertThat(folder.resolve("out")).hasSameBinaryContentAs(signed);
    }

    @ParameterizedTest
    @EnumSource(CmsPackaging.class)
    void extend_contentChanged_refusedBeforeAnybodyIsAsked(CmsPackaging packaging) throws Exception {
        Path in = CmsSetting.file(folder.resolve("in"), 5000);
        Path signed = folder.resolve("signed");
        CmsSigner.sign(in, signed, OFFICER, SETTING.signing(SignatureLevel.B_B).withPackaging(packaging));
        byte[] bytes = Files.readAllBytes(packaging == CmsPackaging.ATTACHED ? signed : in);
        bytes[1000] ^= 1;
        Files.write(packaging == CmsPackaging.ATTACHED ? signed : in, bytes);

        assertThatThrownBy(() -> CmsSigner.extend(
                        signed,
                        folder.resolve("out"),
                        CmsExtendOptions.to(SignatureLevel.B_T)
                                .withTimestamps(SETTING.timestamps)
                                .withContent(in)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.SIGNATURE_BROKEN));
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void extend_contentNeededAndNotGiven_refused() throws Exception {
        Path signed = folder.resolve("signed");
        CmsSigner.sign(CmsSetting.file(folder.resolve("in"), 50), signed, OFFICER, SETTING.signing(SignatureLevel.B_T));

        assertThatThrownBy(() -> CmsSigner.extend(signed, folder.resolve("out"), SETTING.to(SignatureLevel.B_LTA)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.INVALID_VALUE));
    }

    @Test
    void sign_authorityAnswersNothing_nothingIsWritten() throws Exception {
        Path in = CmsSetting.file(folder.resolve("in"), 50);
        SETTING.trust.failNext(TrustService.TIMESTAMP, Fault.CONNECTION_RESET, 1);

        assertThatThrownBy(
                        () -> CmsSigner.sign(in, folder.resolve("out"), OFFICER, SETTING.signing(SignatureLevel.B_T)))
                .isInstanceOf(TransportException.class);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(in);
        }
    }

    @Test
    void extend_certificateRevoked_refused() throws Exception {
        TestKey key = SETTING.trust
                .pki()
                .issue(TestSubject.of("Trần Thị Mẫu", "Ủy ban nhân dân xã Mẫu").withKeyType(TestKeyType.EC_P256));
        Path in = CmsSetting.file(folder.resolve("in"), 50);
        Path signed = folder.resolve("signed");
        CmsSigner.sign(in, signed, JcaKey.of(key.privateKey(), key.chain()), SETTING.signing(SignatureLevel.B_T));

        SETTING.trust.revoke(key.certificate(), Instant.now().minusSeconds(3600), CRLReason.KEY_COMPROMISE);
        assertThatThrownBy(() -> CmsSigner.extend(signed, folder.resolve("out"), SETTING.to(SignatureLevel.B_LT)))
                .isInstanceOfSatisfying(
                        RemoteException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.CERTIFICATE_REVOKED));
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void extend_certificateRevokedBehindItsTimestamp_isRaised() throws Exception {
        TestKey key = SETTING.trust
                .pki()
                .issue(TestSubject.of("Lê Văn Mẫu", "Ủy ban nhân dân xã Mẫu").withKeyType(TestKeyType.EC_P256));
        Path signed = folder.resolve("signed");
        CmsSigner.sign(
                CmsSetting.file(folder.resolve("in"), 50),
                signed,
                JcaKey.of(key.privateKey(), key.chain()),
                SETTING.signing(SignatureLevel.B_T));

        SETTING.trust.revoke(key.certificate(), Instant.now().plusSeconds(2), CRLReason.KEY_COMPROMISE);

        assertThat(CmsSigner.extend(signed, folder.resolve("out"), SETTING.to(SignatureLevel.B_LT))
                        .level())
                .isEqualTo(SignatureLevel.B_LT);
    }

    private void requireVerified(Path signature, Path in, CmsPackaging packaging) throws Exception {
        Object[] content = packaging == CmsPackaging.DETACHED ? new Object[] {"-content", in} : new Object[0];
        assertThat(CmsSetting.opensslSays(folder, signature, SETTING.trust.pki().root(), content))
                .contains("CAdES Verification successful");
        assertThat(folder.resolve("content.out")).hasSameBinaryContentAs(in);
        SignerInformation signer = only(signature);
        requireStamp(
                stamps(signer, PKCSObjectIdentifiers.id_aa_signatureTimeStampToken)
                        .findFirst(),
                MessageDigest.getInstance("SHA-256").digest(signer.getSignature()));
    }

    private void requireStamp(Optional<byte[]> token, byte[] digest) {
        OpenSsl openSsl = new OpenSsl(folder);
        assertThat(openSsl.run(
                        "ts",
                        "-verify",
                        "-digest",
                        HexFormat.of().formatHex(digest),
                        "-token_in",
                        "-in",
                        openSsl.file("token", token.orElseThrow()),
                        "-CAfile",
                        openSsl.pem("tsa-root.pem", SETTING.trust.pki().root()),
                        "-untrusted",
                        openSsl.pem("tsa-sub.pem", SETTING.trust.pki().subCa())))
                .contains("Verification: OK");
    }

    private static Stream<byte[]> stamps(SignerInformation signer, ASN1ObjectIdentifier type) {
        return signer.getUnsignedAttributes().getAll(type).size() == 0
                ? Stream.empty()
                : Stream.of(signer.getUnsignedAttributes().toASN1Structure().getAttributes())
                        .filter(attribute -> attribute.getAttrType().equals(type))
                        .map(CmsLevelsTest::value);
    }

    private static byte[] value(Attribute attribute) {
        try {
            return attribute.getAttrValues().getObjectAt(0).toASN1Primitive().getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void requireEvidence(Path signature, SignatureLevel level) throws Exception {
        CMSSignedData cms = new CMSSignedData(Files.readAllBytes(signature));
        Store<?> answers = cms.getOtherRevocationInfo(CMSObjectIdentifiers.id_ri_ocsp_response);
        boolean answered = !answers.getMatches(null).isEmpty();
        assertThat(answered).isEqualTo(level.compareTo(SignatureLevel.B_LT) >= 0);
        assertThat(cms.getVersion()).isEqualTo(answered ? 5 : 1);
        assertThat(cms.getCRLs().getMatches(null).isEmpty()).isNotEqualTo(answered);
    }

    /** The imprint is computed anew from what Bouncy Castle reads, and openssl holds the token against it. */
    private void requireArchiveStamps(Path signature, int count) throws Exception {
        SignerInformation signer = only(signature);
        assertThat(stamps(signer, ARCHIVE)).hasSize(count).allSatisfy(token -> {
            TimeStampToken stamp = new TimeStampToken(new CMSSignedData(token));
            byte[] index = stamp.getUnsignedAttributes()
                    .get(INDEX)
                    .getAttrValues()
                    .getObjectAt(0)
                    .toASN1Primitive()
                    .getEncoded();
            requireStamp(Optional.of(token), ArchiveImprint.of(signer, index));
        });
    }

    private static SignerInformation only(Path cms) throws Exception {
        return new CMSSignedData(Files.readAllBytes(cms))
                .getSignerInfos()
                .iterator()
                .next();
    }
}
