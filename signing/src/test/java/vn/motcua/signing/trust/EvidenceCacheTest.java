package vn.motcua.signing.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLReason;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.failure.ResourceException;
import vn.motcua.sandbox.Fault;
import vn.motcua.sandbox.OcspFault;
import vn.motcua.sandbox.TrustService;

class EvidenceCacheTest {

    private static final TrustFixture FIXTURE = new TrustFixture();

    @TempDir
    Path folder;

    @AfterAll
    static void stop() {
        FIXTURE.close();
    }

    @Test
    void gather_again_sendsNothing() {
        try (EvidenceClient client = EvidenceClient.open(FIXTURE.options())) {
            Evidence first = client.gather(FIXTURE.officer, List.of());
            int before = FIXTURE.arrivals();
            Evidence second = client.gather(FIXTURE.officer, List.of());

            assertThat(FIXTURE.arrivals()).isEqualTo(before);
            assertThat(second.ocspResponses().get(0))
                    .isEqualTo(first.ocspResponses().get(0));
            assertThat(second.complete()).isTrue();
        }
    }

    @Test
    void gather_twoClients_shareNothing() {
        FIXTURE.gather(FIXTURE.options());
        int before = FIXTURE.arrivals();

        FIXTURE.gather(FIXTURE.options());

        assertThat(FIXTURE.arrivals()).isEqualTo(before + 2);
    }

    @Test
    void gather_nonceRequired_asksEveryTime() {
        EvidenceOptions options = FIXTURE.options().withOcspNonce(OcspNonce.REQUIRED);
        try (EvidenceClient client = EvidenceClient.open(options)) {
            client.gather(FIXTURE.officer, List.of(FIXTURE.subCa()));
            int before = FIXTURE.arrivals();
            client.gather(FIXTURE.officer, List.of(FIXTURE.subCa()));

            assertThat(FIXTURE.arrivals()).isEqualTo(before + 1);
        }
    }

    @Test
    void gather_folder_outlivesTheClient() throws IOException {
        EvidenceOptions options = FIXTURE.options().withCacheFolder(folder.resolve("answers"));
        FIXTURE.gather(options);
        int before = FIXTURE.arrivals();

        Evidence evidence = FIXTURE.gather(options);

        assertThat(FIXTURE.arrivals()).isEqualTo(before);
        assertThat(evidence.complete()).isTrue();
        assertThat(names(folder.resolve("answers"))).hasSize(2).noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    void gather_answersExpiredMeanwhile_areAskedForAgainAndRemoved() throws IOException {
        EvidenceOptions options = FIXTURE.options().withCacheFolder(folder);
        FIXTURE.gather(options);
        Clock nextMonth = Clock.offset(Clock.systemUTC(), Duration.ofDays(30));
        int before = FIXTURE.arrivals();

        Evidence evidence = FIXTURE.gather(options.withClock(nextMonth));

        // The sandbox still lives today, so that its new answers are out of date as well.
        assertThat(FIXTURE.arrivals()).isEqualTo(before + 3);
        assertThat(evidence.statuses().get(0)).isEqualTo(new RevocationStatus.Undetermined());
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void gather_fileReplacedByAnythingElse_isNotBelieved() throws IOException {
        EvidenceOptions options = FIXTURE.options().withCacheFolder(folder);
        X509Certificate revoked = FIXTURE.newOfficer();
        FIXTURE.trust.revoke(revoked, Instant.parse("2026-11-01T00:00:00Z"), CRLReason.KEY_COMPROMISE);
        byte[] goodAnswerForAnother =
                FIXTURE.gather(FIXTURE.options()).ocspResponses().get(0);
        FIXTURE.gather(options, revoked);
        Path file = folder.resolve(names(folder).stream()
                .filter(name -> name.startsWith("ocsp-"))
                .findFirst()
                .orElseThrow());
        byte[] right = Files.readAllBytes(file);

        for (byte[] wrong : List.of(goodAnswerForAnother, "<html>".getBytes(StandardCharsets.UTF_8), new byte[0])) {
            Files.write(file, wrong);
            assertThat(FIXTURE.gather(options, revoked).statuses().get(0)).isInstanceOf(RevocationStatus.Revoked.class);
        }
        assertThat(Files.size(file)).isEqualTo(right.length);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"HTML_PAGE", "EMPTY_REPLY", "HTTP_500"})
    void gather_errorPage_isNeverKept(Fault fault) throws IOException {
        for (TrustService service : List.of(TrustService.OCSP, TrustService.CRL, TrustService.CA_ISSUERS)) {
            FIXTURE.trust.failNext(service, fault, 1);
        }
        EvidenceOptions options = FIXTURE.options().withCacheFolder(folder);
        try (EvidenceClient client = EvidenceClient.open(options)) {
            assertThat(client.complete(FIXTURE.officer, List.of()).complete()).isFalse();
            assertThat(names(folder)).isEmpty();
            assertThat(client.complete(FIXTURE.officer, List.of()).complete()).isTrue();
            assertThat(TrustFixture.told(
                            client.gather(FIXTURE.officer, List.of()).statuses().get(0)))
                    .isEqualTo("undetermined");
            assertThat(TrustFixture.told(
                            client.gather(FIXTURE.officer, List.of()).statuses().get(0)))
                    .isEqualTo("good by OCSP");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = OcspFault.class,
            names = {"UNKNOWN_STATUS", "NO_NEXT_UPDATE", "BROKEN_SIGNATURE", "STALE"})
    void gather_answerThatMayChange_isAskedForAgain(OcspFault fault) throws IOException {
        FIXTURE.trust.failNext(fault);
        EvidenceOptions options = FIXTURE.options().withCacheFolder(folder);
        try (EvidenceClient client = EvidenceClient.open(options)) {
            client.gather(FIXTURE.officer, List.of(FIXTURE.subCa()));
            assertThat(names(folder)).noneMatch(name -> name.startsWith("ocsp-"));
            int before = FIXTURE.arrivals();

            assertThat(TrustFixture.told(client.gather(FIXTURE.officer, List.of(FIXTURE.subCa()))
                            .statuses()
                            .get(0)))
                    .isEqualTo("good by OCSP");
            assertThat(FIXTURE.arrivals()).isEqualTo(before + 1);
        }
    }

    @Test
    void open_folderCannotBeMade_isTold() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        EvidenceOptions options = FIXTURE.options().withCacheFolder(file.resolve("answers"));

        assertThatThrownBy(() -> EvidenceClient.open(options)).isInstanceOf(ResourceException.class);
    }

    @Test
    void freshness_boundaries_holdWithinTolerance() {
        Instant now = Instant.parse("2026-11-22T01:00:00Z");
        EvidenceOptions options = FIXTURE.options()
                .withTolerance(Duration.ofMinutes(5))
                .withLongestAge(Duration.ofHours(1))
                .withClock(Clock.fixed(now, ZoneOffset.UTC));
        Instant longAgo = now.minus(Duration.ofDays(9));

        assertThat(holds(longAgo, now.minusSeconds(300), options)).isTrue();
        assertThat(holds(longAgo, now.minusSeconds(301), options)).isFalse();
        assertThat(holds(now.plusSeconds(300), now.plusSeconds(900), options)).isTrue();
        assertThat(holds(now.plusSeconds(301), now.plusSeconds(900), options)).isFalse();
        assertThat(holds(now.minusSeconds(3900), null, options)).isTrue();
        assertThat(holds(now.minusSeconds(3901), null, options)).isFalse();
    }

    private static boolean holds(Instant asOf, @Nullable Instant until, EvidenceOptions options) {
        return new Freshness(asOf, Optional.ofNullable(until)).holds(options);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
