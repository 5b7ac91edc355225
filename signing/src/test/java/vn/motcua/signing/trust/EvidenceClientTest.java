package vn.motcua.signing.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.motcua.signing.trust.TrustFixture.failure;
import static vn.motcua.signing.trust.TrustFixture.told;

import java.net.URI;
import java.security.cert.CRLReason;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.sandbox.CaIssuersFault;
import vn.motcua.sandbox.CrlFault;
import vn.motcua.sandbox.Fault;
import vn.motcua.sandbox.OcspFault;
import vn.motcua.sandbox.TestPki;
import vn.motcua.sandbox.TrustService;

class EvidenceClientTest {

    private static final TrustFixture FIXTURE = new TrustFixture();
    private static final Instant REVOKED = Instant.parse("2026-11-01T03:04:05Z");

    @AfterAll
    static void stop() {
        FIXTURE.close();
    }

    @Test
    void gather_leafAlone_chainByAiaAndAnAnswerForEach() {
        try (EvidenceClient client = EvidenceClient.open(FIXTURE.options().withAnchors(TrustAnchors.none()))) {
            Evidence evidence = client.gather(FIXTURE.officer, List.of());

            assertThat(evidence.chain().certificates())
                    .containsExactly(FIXTURE.officer, FIXTURE.subCa(), FIXTURE.root());
            assertThat(evidence.chain().complete()).isTrue();
            assertThat(evidence.statuses())
                    .extracting(TrustFixture::told)
                    .containsExactly("good by OCSP", "good by CRL", "exempt");
            assertThat(evidence.complete()).isTrue();
            assertThat(evidence.ocspResponses()).hasSize(1);
            assertThat(evidence.crls()).hasSize(1);
            assertThat(evidence.certificates())
                    .containsExactly(
                            FIXTURE.officer, FIXTURE.subCa(), FIXTURE.root(), FIXTURE.trust.responderCertificate());
            assertThat(evidence.notes())
                    .extracting(EvidenceNote::source)
                    .containsExactly(
                            EvidenceSource.AIA,
                            EvidenceSource.AIA,
                            EvidenceSource.OCSP,
                            EvidenceSource.OCSP,
                            EvidenceSource.CRL);
            assertThat(evidence + " " + evidence.chain() + " " + evidence.notes())
                    .doesNotContain("Nguyễn", "Mẫu");
        }
    }

    @Test
    void complete_givenChain_sendsNothing() {
        int before = FIXTURE.arrivals();
        try (EvidenceClient client = EvidenceClient.open(FIXTURE.options())) {
            IssuerChain chain = client.complete(FIXTURE.officer, List.of(FIXTURE.subCa(), FIXTURE.newOfficer()));

            assertThat(chain.certificates()).containsExactly(FIXTURE.officer, FIXTURE.subCa(), FIXTURE.root());
            assertThat(chain.complete()).isTrue();
        }
        assertThat(FIXTURE.arrivals()).isEqualTo(before);
    }

    @Test
    void complete_anchorInTheMiddle_endsThere() {
        try (EvidenceClient client =
                EvidenceClient.open(FIXTURE.options().withAnchors(TrustAnchors.of(FIXTURE.subCa())))) {
            assertThat(client.complete(FIXTURE.officer, List.of()).certificates())
                    .containsExactly(FIXTURE.officer, FIXTURE.subCa());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CRLReason.class,
            names = {"UNSPECIFIED", "KEY_COMPROMISE", "CESSATION_OF_OPERATION", "CERTIFICATE_HOLD"})
    void gather_revoked_timeAndReasonByEitherSource(CRLReason reason) {
        X509Certificate revoked = FIXTURE.newOfficer();
        FIXTURE.trust.revoke(revoked, REVOKED, reason);

        for (RevocationOrder order : RevocationOrder.values()) {
            EvidenceSource source = order == RevocationOrder.OCSP_FIRST ? EvidenceSource.OCSP : EvidenceSource.CRL;
            Evidence evidence = FIXTURE.gather(FIXTURE.options().withOrder(order), revoked);

            assertThat(evidence.statuses().get(0)).isEqualTo(new RevocationStatus.Revoked(REVOKED, reason, source));
            assertThat(evidence.complete()).isTrue();
        }
    }

    @Test
    void gather_timestampAuthority_hasEvidenceToo() {
        X509Certificate authority = FIXTURE.trust.timestampCertificate();
        assertThat(FIXTURE.gather(FIXTURE.options(), authority).statuses())
                .extracting(TrustFixture::told)
                .containsExactly("good by OCSP", "good by CRL", "exempt");

        FIXTURE.trust.revoke(authority, REVOKED, CRLReason.SUPERSEDED);
        try {
            assertThat(told(FIXTURE.gather(FIXTURE.options(), authority)
                            .statuses()
                            .get(0)))
                    .isEqualTo("revoked 2026-11-01T03:04:05Z SUPERSEDED by OCSP");
        } finally {
            FIXTURE.trust.restore(authority);
        }
    }

    @Test
    void gather_revokedSubCa_isTold() {
        FIXTURE.trust.revoke(FIXTURE.subCa(), REVOKED, CRLReason.CA_COMPROMISE);
        try {
            assertThat(FIXTURE.gather(FIXTURE.options()).statuses())
                    .extracting(TrustFixture::told)
                    .containsExactly("good by OCSP", "revoked 2026-11-01T03:04:05Z CA_COMPROMISE by CRL", "exempt");
        } finally {
            FIXTURE.trust.restore(FIXTURE.subCa());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TRY_LATER, REQUEST_DECLINED",
        "UNKNOWN_STATUS, REQUEST_DECLINED",
        "STALE, ANSWER_UNTRUSTED",
        "FROM_THE_FUTURE, ANSWER_UNTRUSTED",
        "WRONG_CERTIFICATE, ANSWER_UNTRUSTED",
        "UNAUTHORISED_RESPONDER, ANSWER_UNTRUSTED",
        "FOREIGN_RESPONDER, ANSWER_UNTRUSTED",
        "EXPIRED_RESPONDER, ANSWER_UNTRUSTED",
        "BROKEN_SIGNATURE, ANSWER_UNTRUSTED",
    })
    void gather_wrongAnswerOfResponder_isNotedAndTheListAsked(OcspFault fault, FailureCode expected) {
        FIXTURE.trust.failNext(fault);

        Evidence evidence = FIXTURE.gather(FIXTURE.options());

        assertThat(failure(evidence, EvidenceSource.OCSP, FIXTURE.trust.ocspUrl()))
                .contains(expected);
        assertThat(told(evidence.statuses().get(0))).isEqualTo("good by CRL");
        assertThat(evidence.ocspResponses()).isEmpty();
        assertThat(evidence.crls()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = OcspFault.class,
            names = {"NO_NEXT_UPDATE", "SIGNED_BY_ISSUER", "RESPONDER_TO_CHECK"})
    void gather_unusualAnswerOfResponder_isTaken(OcspFault unusual) {
        FIXTURE.trust.failNext(unusual);

        assertThat(told(FIXTURE.gather(FIXTURE.options()).statuses().get(0))).isEqualTo("good by OCSP");
    }

    @Test
    void gather_revokedResponder_isNotBelieved() {
        FIXTURE.trust.revoke(FIXTURE.trust.checkedResponderCertificate(), REVOKED, CRLReason.KEY_COMPROMISE);
        try {
            FIXTURE.trust.failNext(OcspFault.RESPONDER_TO_CHECK);
            Evidence evidence = FIXTURE.gather(FIXTURE.options());

            assertThat(failure(evidence, EvidenceSource.OCSP, FIXTURE.trust.ocspUrl()))
                    .contains(FailureCode.ANSWER_UNTRUSTED);
            assertThat(told(evidence.statuses().get(0))).isEqualTo("good by CRL");
        } finally {
            FIXTURE.trust.restore(FIXTURE.trust.checkedResponderCertificate());
        }
    }

    @ParameterizedTest
    @CsvSource({"POST, OMITTED", "POST, OFFERED", "POST, REQUIRED", "GET, OMITTED"})
    void gather_everyWayToAsk_isAnswered(OcspMethod method, OcspNonce nonce) {
        EvidenceOptions options = FIXTURE.options().withOcspMethod(method).withOcspNonce(nonce);

        assertThat(told(FIXTURE.gather(options).statuses().get(0))).isEqualTo("good by OCSP");
    }

    @ParameterizedTest
    @EnumSource(
            value = OcspNonce.class,
            names = {"OFFERED", "REQUIRED"})
    void gather_otherNonce_isNotBelieved(OcspNonce nonce) {
        FIXTURE.trust.failNext(OcspFault.WRONG_NONCE);

        Evidence evidence = FIXTURE.gather(FIXTURE.options().withOcspNonce(nonce));

        assertThat(failure(evidence, EvidenceSource.OCSP, FIXTURE.trust.ocspUrl()))
                .contains(FailureCode.ANSWER_UNTRUSTED);
    }

    @ParameterizedTest
    @CsvSource({
        "STALE, ANSWER_UNTRUSTED",
        "WRONG_SIGNER, ANSWER_UNTRUSTED",
        "DELTA, ANSWER_UNTRUSTED",
        "AUTHORITIES_ONLY, ANSWER_UNTRUSTED",
        "OTHER_PART, ANSWER_UNTRUSTED",
    })
    void gather_wrongList_isNotedAndTheResponderAsked(CrlFault fault, FailureCode expected) {
        FIXTURE.trust.failNext(fault);

        Evidence evidence = FIXTURE.gather(FIXTURE.options().withOrder(RevocationOrder.CRL_FIRST));

        assertThat(failure(evidence, EvidenceSource.CRL, FIXTURE.trust.crlUrl()))
                .contains(expected);
        assertThat(told(evidence.statuses().get(0))).isEqualTo("good by OCSP");
        assertThat(evidence.crls()).hasSize(1);
    }

    @Test
    void gather_listAsPem_isTakenAndGivenAsDer() {
        FIXTURE.trust.failNext(CrlFault.PEM);

        Evidence evidence = FIXTURE.gather(FIXTURE.options().withOrder(RevocationOrder.CRL_FIRST));

        assertThat(told(evidence.statuses().get(0))).isEqualTo("good by CRL");
        assertThat(evidence.crls()).allSatisfy(list -> assertThat(list[0]).isEqualTo((byte) 0x30));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP_503, HTTP_ERROR",
        "HTTP_500, HTTP_ERROR",
        "HTML_PAGE, PROTOCOL_VIOLATED",
        "EMPTY_REPLY, PROTOCOL_VIOLATED",
        "CONNECTION_RESET, ANSWER_LOST",
        "CUT_OFF, ANSWER_LOST",
        "NO_ANSWER, TIMED_OUT",
    })
    void gather_everyServiceFailsOnTheWay_isNotedAndNothingIsClaimed(Fault fault, FailureCode expected) {
        EvidenceOptions options = fault == Fault.NO_ANSWER ? FIXTURE.impatient() : FIXTURE.options();
        for (TrustService service : List.of(TrustService.OCSP, TrustService.CRL, TrustService.CA_ISSUERS)) {
            FIXTURE.trust.failNext(service, fault, 1);
        }
        try (EvidenceClient client = EvidenceClient.open(options)) {
            Evidence chainless = client.gather(FIXTURE.officer, List.of());
            assertThat(failure(chainless, EvidenceSource.AIA, FIXTURE.trust.caIssuersUrl()))
                    .contains(expected);
            assertThat(chainless.chain().complete()).isFalse();
            assertThat(chainless.statuses()).containsExactly(new RevocationStatus.Undetermined());
            assertThat(chainless.complete()).isFalse();

            Evidence evidence = client.gather(FIXTURE.officer, List.of(FIXTURE.subCa()));
            assertThat(failure(evidence, EvidenceSource.OCSP, FIXTURE.trust.ocspUrl()))
                    .contains(expected);
            assertThat(failure(evidence, EvidenceSource.CRL, FIXTURE.trust.crlUrl()))
                    .contains(expected);
            assertThat(evidence.statuses().get(0)).isEqualTo(new RevocationStatus.Undetermined());
            assertThat(evidence.complete()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CaIssuersFault.class,
            names = {"PEM", "PKCS7"})
    void complete_issuerInAnotherForm_isFound(CaIssuersFault form) {
        FIXTURE.trust.failNext(form);
        try (EvidenceClient client = EvidenceClient.open(FIXTURE.options())) {
            assertThat(client.complete(FIXTURE.officer, List.of()).certificates())
                    .hasSize(3);
        }
    }

    @Test
    void complete_certificateOfSomebodyElse_isRefused() {
        FIXTURE.trust.failNext(CaIssuersFault.OTHER_CERTIFICATE);
        try (EvidenceClient client = EvidenceClient.open(FIXTURE.options())) {
            IssuerChain chain = client.complete(FIXTURE.officer, List.of());

            assertThat(chain.certificates()).containsExactly(FIXTURE.officer);
            assertThat(chain.complete()).isFalse();
            assertThat(chain.notes())
                    .extracting(EvidenceNote::failure)
                    .containsExactly(Optional.of(FailureCode.ANSWER_UNTRUSTED));
        }
    }

    @Test
    void gather_withoutAddresses_isToldAndNothingIsSent() {
        X509Certificate bare = TestPki.create(Clock.systemUTC())
                .issue(TrustFixture.officerSubject())
                .certificate();
        int before = FIXTURE.arrivals();

        Evidence evidence = FIXTURE.gather(FIXTURE.options(), bare);

        assertThat(evidence.statuses()).containsExactly(new RevocationStatus.Undetermined());
        assertThat(evidence.notes()).noneMatch(EvidenceNote::helped).hasSize(1);
        assertThat(FIXTURE.arrivals()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ldap://ca.example.vn/cn=crl", "ftp://ca.example.vn/", "http://user@ca.example.vn/", "x"})
    void gather_addressesOfOtherKinds_areNotAsked(String other) {
        X509Certificate odd =
                FIXTURE.issue(TrustFixture.officerSubject().withRevocationUrls(URI.create(other), URI.create(other)));

        Evidence evidence = FIXTURE.gather(FIXTURE.options(), odd);

        assertThat(evidence.statuses().get(0)).isEqualTo(new RevocationStatus.Undetermined());
        assertThat(evidence.notes())
                .filteredOn(note -> note.certificate() == 0 && note.source() != EvidenceSource.GIVEN)
                .hasSize(2)
                .allMatch(note -> note.location().isEmpty() && !note.helped());
    }

    @Test
    void gather_certificateOfTheOldAuthority_isAskedAboutAtItsSuccessor() {
        URI served = FIXTURE.trust.ocspUrl();
        URI old = URI.create("http://ocsp.ca.ptc:" + served.getPort() + served.getPath());
        X509Certificate officer = FIXTURE.issue(TrustFixture.officerSubject().withRevocationUrls(null, old));
        EvidenceOptions options = FIXTURE.options().withHostMapping(Map.of("ocsp.ca.ptc", "127.0.0.1"));

        for (OcspMethod method : OcspMethod.values()) {
            Evidence evidence = FIXTURE.gather(options.withOcspMethod(method), officer);

            assertThat(told(evidence.statuses().get(0))).isEqualTo("good by OCSP");
        }
    }

    @Test
    void gather_hostNotAllowed_nothingIsSent() {
        int before = FIXTURE.arrivals();

        Evidence evidence = FIXTURE.gather(FIXTURE.options().withAllowedHosts(Set.of("ca.gov.vn")));

        assertThat(failure(evidence, EvidenceSource.OCSP, FIXTURE.trust.ocspUrl()))
                .contains(FailureCode.UNREACHABLE);
        assertThat(evidence.complete()).isFalse();
        assertThat(FIXTURE.arrivals()).isEqualTo(before);
    }

    @Test
    void options_outOfRange_areRefused() {
        assertThatThrownBy(() -> FIXTURE.options().withTolerance(Duration.ofSeconds(-1)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> FIXTURE.options().withLongestAge(Duration.ZERO))
                .isInstanceOf(InvalidInputException.class);
        assertThat(FIXTURE.options().withAllowedHosts(Set.of("OCSP.Ca.Gov.VN")).allowedHosts())
                .containsExactly("ocsp.ca.gov.vn");
        assertThat(EvidenceOptions.defaults().hostMapping()).containsEntry("ocsp.ca.ptc", "ocsp.ca.gov.vn");
    }
}
