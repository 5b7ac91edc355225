package vn.motcua.signing.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.CRLReason;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import vn.motcua.failure.FailureCode;

/** The sandbox's answers are of a minute ago, and clocks may differ by five. */
class RevocationFreshnessTest {

    private static final TrustFixture FIXTURE = new TrustFixture();
    private static final RevocationStatus UNDETERMINED = new RevocationStatus.Undetermined();

    @AfterAll
    static void stop() {
        FIXTURE.close();
    }

    private static Instant in(Duration time) {
        return Clock.systemUTC().instant().plus(time);
    }

    @Test
    void gather_answersAreOlderThanTheSignature_saysSoOfEachSource() {
        try (EvidenceClient client = EvidenceClient.open(FIXTURE.options())) {
            Evidence evidence = client.gather(FIXTURE.officer, List.of(FIXTURE.subCa()), in(Duration.ofMinutes(10)));

            assertThat(evidence.complete()).isFalse();
            assertThat(evidence.statuses()).first().isEqualTo(UNDETERMINED);
            assertThat(TrustFixture.told(evidence.statuses().get(1))).isEqualTo("good by CRL");
            assertThat(evidence.ocspResponses()).isEmpty();
            assertThat(evidence.notes())
                    .filteredOn(note -> note.failure().isPresent())
                    .extracting(EvidenceNote::source)
                    .containsExactly(EvidenceSource.OCSP, EvidenceSource.CRL);
            assertThat(evidence.notes())
                    .filteredOn(note -> note.failure().isPresent())
                    .allMatch(note -> note.failure().get() == FailureCode.EVIDENCE_INCOMPLETE)
                    .allMatch(note -> note.text().contains("before the signature")
                            && note.text().contains("is due by"));
        }
    }

    @Test
    void gather_withinTheTolerance_isEnough() {
        try (EvidenceClient client = EvidenceClient.open(FIXTURE.options())) {
            assertThat(client.gather(FIXTURE.officer, List.of(FIXTURE.subCa()), in(Duration.ofMinutes(3)))
                            .complete())
                    .isTrue();
        }
    }

    @Test
    void gather_keptAnswerIsTooOld_asksAgain() {
        try (EvidenceClient client = EvidenceClient.open(FIXTURE.options())) {
            client.gather(FIXTURE.officer, List.of(FIXTURE.subCa()));
            int before = FIXTURE.arrivals();

            client.gather(FIXTURE.officer, List.of(FIXTURE.subCa()), in(Duration.ofMinutes(10)));

            // The responder and the list of the certificate; the issuer's list is kept.
            assertThat(FIXTURE.arrivals()).isEqualTo(before + 2);
        }
    }

    @Test
    void gather_inForceIsEnough_olderAnswerCounts() {
        EvidenceOptions options = FIXTURE.options().withFreshness(RevocationFreshness.IN_FORCE);
        try (EvidenceClient client = EvidenceClient.open(options)) {
            assertThat(client.gather(FIXTURE.officer, List.of(FIXTURE.subCa()), in(Duration.ofDays(1)))
                            .complete())
                    .isTrue();
        }
    }

    @Test
    void gather_olderAnswerSaysRevoked_isBelieved() {
        X509Certificate dismissed = FIXTURE.newOfficer();
        Instant when = Instant.parse("2026-11-01T00:00:00Z");
        FIXTURE.trust.revoke(dismissed, when, CRLReason.SUPERSEDED);
        try (EvidenceClient client = EvidenceClient.open(FIXTURE.options())) {
            Evidence evidence = client.gather(dismissed, List.of(FIXTURE.subCa()), in(Duration.ofMinutes(10)));

            assertThat(evidence.statuses())
                    .first()
                    .isEqualTo(new RevocationStatus.Revoked(when, CRLReason.SUPERSEDED, EvidenceSource.OCSP));
        }
    }
}
