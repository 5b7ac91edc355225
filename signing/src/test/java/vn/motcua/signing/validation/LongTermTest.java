package vn.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.signing.trust.TrustAnchors;

/** Revocation, time-stamps and what remains provable, all without a network. */
class LongTermTest {

    private static final Instant NOW = TestIdentity.DURING;
    private static final Instant TEN_YEARS_ON = Instant.parse("2036-11-22T03:00:00Z");
    private static final Instant FAR = Instant.parse("2050-01-01T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    private static TestIdentity root;
    private static TestIdentity agency;
    private static TestIdentity officer;
    private static TestIdentity authority;

    @TempDir
    Path folder;

    private Path file;

    @BeforeAll
    static void issue() {
        root = TestIdentity.root("Root", FAR);
        agency = root.authority("Sub");
        officer = agency.issue("Nguyễn Văn Thử", TestIdentity.rsa(2048), TestIdentity.START, NOW.plus(WEEK));
        authority = TestAnswers.special(root, "TSA", KeyPurposeId.id_kp_timeStamping, FAR);
    }

    @BeforeEach
    void sign() {
        file = TestSignature.pades(officer).sign(TestSignature.blank(folder.resolve("letter.pdf")));
    }

    private static ValidationOptions at(Instant time) {
        return ValidationOptions.defaults()
                .withAnchors(TrustAnchors.of(root.certificate()))
                .withTime(time);
    }

    private SignatureReport first(ValidationOptions options) {
        return SignatureValidator.validate(file, options).signatures().get(0);
    }

    private static byte[] list(TestIdentity issuer, Map<X509Certificate, Instant> revoked) {
        return TestAnswers.crl(issuer, NOW.minusSeconds(60), NOW.plus(WEEK), revoked);
    }

    private static List<byte[]> lists() {
        return List.of(list(root, Map.of()), list(agency, Map.of()));
    }

    static Stream<Arguments> answers() {
        TestIdentity namesake = TestIdentity.root("Sub");
        TestIdentity responder = TestAnswers.special(agency, "OCSP", KeyPurposeId.id_kp_OCSPSigning, FAR);
        TestIdentity presumptuous = TestAnswers.special(agency, "Web", KeyPurposeId.id_kp_serverAuth, FAR);
        X509Certificate subject = officer.certificate();
        byte[] old = TestAnswers.crl(agency, NOW.minus(WEEK), NOW.minusSeconds(3600), Map.of());
        byte[] early = TestAnswers.crl(agency, NOW.plusSeconds(3600), NOW.plus(WEEK), Map.of());
        byte[] revoked = list(agency, Map.of(subject, NOW.minusSeconds(3600)));
        return Stream.of(
                answer("list", list(agency, Map.of()), null),
                answer("answer of the issuer", TestAnswers.ocsp(agency, subject, agency, null), null),
                answer("answer of a responder", TestAnswers.ocsp(agency, subject, responder, null), null),
                answer(
                        "answer of one not appointed",
                        TestAnswers.ocsp(agency, subject, presumptuous, null),
                        SubIndication.TRY_LATER),
                answer(
                        "answer about another",
                        TestAnswers.ocsp(agency, agency.certificate(), agency, null),
                        SubIndication.TRY_LATER),
                answer("rubbish", new byte[] {0x30, 3, 1, 2, 3}, SubIndication.TRY_LATER),
                answer("old list", old, SubIndication.TRY_LATER),
                answer("list from the future", early, SubIndication.TRY_LATER),
                answer("list of a namesake", list(namesake, Map.of()), SubIndication.TRY_LATER),
                answer("list that names it", revoked, SubIndication.REVOKED_NO_POE),
                answer(
                        "answer that it is revoked",
                        TestAnswers.ocsp(agency, subject, agency, NOW.minusSeconds(90)),
                        SubIndication.REVOKED_NO_POE));
    }

    private static Arguments answer(String name, byte[] der, SubIndication why) {
        return Arguments.of(name, der, why);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void validate_withAnAnswer_followsItIfItCanBeBelieved(String name, byte[] der, SubIndication why) {
        SignatureReport report =
                first(at(NOW).withCrls(List.of(list(root, Map.of()), der)).withOcspResponses(List.of(der)));

        assertThat(report.integrity()).as(name).isTrue();
        assertThat(report.subIndication().orElse(null)).isEqualTo(why);
        assertThat(report.indication()).isEqualTo(why == null ? Indication.TOTAL_PASSED : Indication.INDETERMINATE);
        assertThat(report.reasons().isEmpty()).isEqualTo(why == null);
    }

    @Test
    void validate_withoutAnyAnswer_isIndeterminateWithAWarning() {
        SignatureReport report = first(at(NOW));

        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(report.subIndication()).contains(SubIndication.TRY_LATER);
        assertThat(report.reasons()).extracting(Reason::code).containsExactly(ReasonCode.REVOCATION_UNKNOWN);
    }

    @Test
    void validate_authorityRevoked_isSaidOfTheAuthority() {
        byte[] revoking = list(root, Map.of(agency.certificate(), NOW.minus(WEEK)));

        SignatureReport report = first(at(NOW).withCrls(List.of(revoking, list(agency, Map.of()))));

        assertThat(report.subIndication()).contains(SubIndication.REVOKED_CA_NO_POE);
    }

    @Test
    void validate_lists_areReadFromTheDocument() {
        TestAnswers.store(file, List.of(agency.certificate()), lists());

        SignatureReport report = first(at(NOW));

        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.changesAfterSigning()).contains(ChangesAfterSigning.PERMITTED);
    }

    @Test
    void validate_listsNamedForOneSignatureOnly_areReadFromTheDocument() {
        TestAnswers.related(file, lists());

        assertThat(first(at(NOW)).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void validate_listsWithinTimestamps_countAsWhatTheNextOneCovers() {
        TestAnswers.timestamp(file, authority, NOW, lists());
        TestAnswers.timestamp(file, authority, NOW.plusSeconds(60), lists());

        List<SignatureReport> signatures =
                SignatureValidator.validate(file, at(TEN_YEARS_ON)).signatures();

        assertThat(signatures).hasSize(3).allMatch(report -> report.indication() == Indication.TOTAL_PASSED, "passed");
        assertThat(signatures.get(0).timestampTime()).contains(NOW);
    }

    @ParameterizedTest
    @CsvSource({"-3600, REVOKED_NO_POE", "3600,"})
    void validate_revokedBeforeOrAfterTheTimestamp_countsOnlyBefore(long seconds, SubIndication why) {
        TestAnswers.timestamp(file, authority, NOW);
        Instant later = NOW.plus(WEEK);
        List<byte[]> known = List.of(
                TestAnswers.crl(root, later.minusSeconds(60), later.plus(WEEK), Map.of()),
                TestAnswers.crl(
                        agency,
                        later.minusSeconds(60),
                        later.plus(WEEK),
                        Map.of(officer.certificate(), NOW.plusSeconds(seconds))));

        SignatureReport report = first(at(later).withCrls(known));

        assertThat(report.subIndication().orElse(null)).isEqualTo(why);
        assertThat(report.timestampTime()).contains(NOW);
    }

    @Test
    void validate_archivedFileTenYearsOn_stillPassesOffline() {
        TestAnswers.timestamp(file, authority, NOW);
        TestAnswers.store(file, List.of(agency.certificate()), lists());
        TestAnswers.timestamp(file, authority, NOW.plusSeconds(60));

        List<SignatureReport> signatures =
                SignatureValidator.validate(file, at(TEN_YEARS_ON)).signatures();

        assertThat(signatures).hasSize(3).allSatisfy(report -> {
            assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
            assertThat(report.reasons())
                    .extracting(Reason::code)
                    .doesNotContain(ReasonCode.TIMESTAMP_NOT_CHECKED, ReasonCode.CHANGED_AFTER_SIGNING);
        });
        assertThat(signatures.get(0).level()).isEqualTo(AchievedLevel.B_LTA);
        assertThat(signatures.get(0).timestampTime()).contains(NOW);
        assertThat(signatures)
                .extracting(report -> report.changesAfterSigning().orElseThrow())
                .containsExactly(
                        ChangesAfterSigning.PERMITTED, ChangesAfterSigning.PERMITTED, ChangesAfterSigning.NONE);
    }

    /** The authority of the first archive time-stamp expires on the way; a later one, of another, took it under its own. */
    @Test
    void validate_archiveRenewedBeforeItsAuthorityExpired_stillPassesTenYearsOn() {
        Instant renewal = NOW.plus(Duration.ofDays(700));
        TestIdentity first = TestAnswers.special(
                root, "TSA 2026", KeyPurposeId.id_kp_timeStamping, renewal.plus(Duration.ofDays(30)));
        TestAnswers.timestamp(file, first, NOW);
        TestAnswers.store(file, List.of(agency.certificate()), lists());
        TestAnswers.timestamp(file, first, NOW.plusSeconds(60));

        SignatureReport forgotten = first(at(TEN_YEARS_ON));
        assertThat(forgotten.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(forgotten.subIndication()).contains(SubIndication.OUT_OF_BOUNDS_NO_POE);
        assertThat(forgotten.reasons()).extracting(Reason::code).contains(ReasonCode.TIMESTAMP_NOT_CHECKED);

        byte[] current = TestAnswers.crl(root, renewal.minusSeconds(60), renewal.plus(WEEK), Map.of());
        List<byte[]> all = new ArrayList<>(lists());
        all.add(current);
        TestAnswers.store(file, List.of(agency.certificate()), all);
        TestAnswers.timestamp(file, authority, renewal);

        List<SignatureReport> renewed =
                SignatureValidator.validate(file, at(TEN_YEARS_ON)).signatures();
        assertThat(renewed).hasSize(4).allSatisfy(report -> {
            assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
            assertThat(report.reasons()).extracting(Reason::code).doesNotContain(ReasonCode.TIMESTAMP_NOT_CHECKED);
        });
        assertThat(renewed.get(0).timestampTime()).contains(NOW);
        assertThat(renewed.get(0).level()).isEqualTo(AchievedLevel.B_LTA);
    }

    /** What the clock says is not what counts: the answers are as old as the archive, and were current under its time. */
    @Test
    void validate_archivedFileTenYearsOn_needsTheAnswersUnderItsTimestamp() {
        TestAnswers.timestamp(file, authority, NOW);
        TestAnswers.timestamp(file, authority, NOW.plusSeconds(60));

        SignatureReport report = first(at(TEN_YEARS_ON));

        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(report.reasons())
                .extracting(Reason::code)
                .contains(ReasonCode.TIMESTAMP_NOT_CHECKED, ReasonCode.REVOCATION_UNKNOWN);
    }

    @Test
    void validate_tenYearsOnWithoutArchiveTimestamp_isOutOfBounds() {
        TestAnswers.store(file, List.of(agency.certificate()), lists());

        assertThat(first(at(TEN_YEARS_ON)).subIndication()).contains(SubIndication.OUT_OF_BOUNDS_NO_POE);
    }

    @Test
    void validate_evidenceAddedBehindTheTimestamp_isNotProvenByIt() {
        TestAnswers.timestamp(file, authority, NOW);
        TestAnswers.store(file, List.of(agency.certificate()), lists());

        SignatureReport report = first(at(TEN_YEARS_ON));

        // The list of the expired authority could have been made by anybody who has its key by now.
        assertThat(report.subIndication()).contains(SubIndication.TRY_LATER);
    }

    @ParameterizedTest
    @CsvSource({"2016-06-01T00:00:00Z,", "2018-06-01T00:00:00Z, CRYPTO_CONSTRAINTS_FAILURE_NO_POE"})
    void validate_sha1_passesOnlyWithAProofFromItsTime(Instant stamped, SubIndication why) {
        TestIdentity old = TestAnswers.special(root, "Old", KeyPurposeId.id_kp_emailProtection, FAR);
        Path letter = TestSignature.blank(folder.resolve("old.pdf"));
        TestSignature.pkcs7(old).withAlgorithm("SHA1withRSA").sign(letter);
        TestAnswers.timestamp(letter, authority, stamped);

        SignatureReport report = SignatureValidator.validate(letter, at(NOW).withRevocation(RevocationRule.NOT_CHECKED))
                .signatures()
                .get(0);

        assertThat(report.subIndication().orElse(null)).isEqualTo(why);
    }

    @Test
    void validate_nameOutsideTheConstraints_hasAnInvalidChain() {
        TestIdentity bounded = TestAnswers.special(root, "Bounded", null, FAR);
        TestIdentity outside = bounded.issue("Nguyễn Văn Thử");
        Path letter = TestSignature.blank(folder.resolve("outside.pdf"));
        TestSignature.pades(outside)
                .withCarried(outside.certificate(), bounded.certificate())
                .sign(letter);

        SignatureReport report = SignatureValidator.validate(letter, at(NOW).withRevocation(RevocationRule.NOT_CHECKED))
                .signatures()
                .get(0);

        assertThat(report.subIndication()).contains(SubIndication.CERTIFICATE_CHAIN_GENERAL_FAILURE);
    }

    @Test
    void validate_claimSevenHoursAheadOfTheProof_isNotedAndNotPunished() {
        Instant claimed = Instant.parse("2026-11-22T02:30:15Z");
        TestAnswers.timestamp(file, authority, claimed.minus(Duration.ofHours(7)));

        SignatureReport report = first(at(NOW).withCrls(lists()));

        assertThat(report.reasons()).extracting(Reason::code).contains(ReasonCode.SIGNING_TIME_SHIFTED);
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_PASSED);
    }
}
