package vn.motcua.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLReason;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.sandbox.junit.RequiresNative;

class TrustSandboxTest {

    private static final Sandbox SANDBOX = Sandbox.start();
    private static final TrustSandbox TRUST = SANDBOX.trust();
    private static final HttpClient CALLER =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final X509Certificate OFFICER = officer();

    @TempDir
    Path folder;

    @AfterAll
    static void stop() {
        SANDBOX.close();
    }

    @Test
    @RequiresNative("openssl")
    void timestamp_askedForByOpenssl_opensslVerifiesIt() throws Exception {
        assertThat(verdict(query(), post(TRUST.timestampUrl(), query()))).contains("Verification: OK");
    }

    @ParameterizedTest
    @RequiresNative("openssl")
    @EnumSource(
            value = TimestampFault.class,
            names = {"WRONG_POLICY", "NO_CERTIFICATE"},
            mode = EnumSource.Mode.EXCLUDE)
    void timestamp_everyFault_opensslRefusesIt(TimestampFault fault) throws Exception {
        TRUST.failNext(fault);

        assertThat(verdict(query(), post(TRUST.timestampUrl(), query()))).contains("FAILED");
    }

    @Test
    void timestamp_getOrNothing_asTheAuthorityAnswers() throws Exception {
        assertThat(send(HttpRequest.newBuilder(TRUST.timestampUrl()).GET()).statusCode())
                .isEqualTo(403);
        assertThat(post(TRUST.timestampUrl(), new byte[0]).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @RequiresNative("openssl")
    @CsvSource({
        ", officer.pem: good",
        "SIGNED_BY_ISSUER, officer.pem: good",
        "NO_NEXT_UPDATE, officer.pem: good",
        "UNKNOWN_STATUS, officer.pem: unknown",
        "STALE, Status times invalid",
        "FROM_THE_FUTURE, Status times invalid",
        "TRY_LATER, trylater",
        "WRONG_CERTIFICATE, No Status found",
        "UNAUTHORISED_RESPONDER, Response Verify Failure",
        "FOREIGN_RESPONDER, Response Verify Failure",
        "BROKEN_SIGNATURE, Response Verify Failure",
        "WRONG_NONCE, Nonce Verify error",
    })
    void responder_askedByOpenssl_saysWhatItIsTold(OcspFault fault, String expected) throws Exception {
        if (fault != null) {
            TRUST.failNext(fault);
        }
        assertThat(ocsp(OFFICER)).contains(expected);
    }

    @ParameterizedTest
    @RequiresNative("openssl")
    @CsvSource({"KEY_COMPROMISE, keyCompromise", "CERTIFICATE_HOLD, certificateHold", "SUPERSEDED, superseded"})
    void revoke_shownByResponderAndList_untilRestored(CRLReason reason, String shown) throws Exception {
        X509Certificate officer = officer();
        TRUST.revoke(officer, Instant.parse("2026-11-01T03:04:05Z"), reason);

        assertThat(ocsp(officer)).contains("officer.pem: revoked", "Reason: " + shown, "Nov  1 03:04:05 2026 GMT");
        assertThat(list("-text")).containsIgnoringCase(officer.getSerialNumber().toString(16));
        TRUST.restore(officer);
        assertThat(ocsp(officer)).contains("officer.pem: good");
        assertThat(list("-text"))
                .doesNotContainIgnoringCase(officer.getSerialNumber().toString(16));
    }

    @ParameterizedTest
    @RequiresNative("openssl")
    @CsvSource({", verify OK", "STALE, verify OK", "WRONG_SIGNER, verify failure", "DELTA, Delta CRL Indicator"})
    void list_readByOpenssl_isWhatItIsTold(CrlFault fault, String expected) throws Exception {
        if (fault != null) {
            TRUST.failNext(fault);
        }
        assertThat(list("-text")).contains(expected);
    }

    @Test
    void list_pem_isText() throws Exception {
        TRUST.failNext(CrlFault.PEM);

        assertThat(new String(get(TRUST.crlUrl()).body(), StandardCharsets.US_ASCII))
                .startsWith("-----BEGIN X509 CRL-----");
    }

    @Test
    @RequiresNative("openssl")
    void certificates_nameTheServicesAsOfficialsDo() throws Exception {
        assertThat(run("openssl", "x509", "-noout", "-text", "-in", pem("officer.pem", OFFICER)))
                .contains(
                        "URI:" + TRUST.crlUrl(),
                        "OCSP - URI:" + TRUST.ocspUrl(),
                        "CA Issuers - URI:" + TRUST.caIssuersUrl());
        assertThat(run(
                        "openssl",
                        "x509",
                        "-noout",
                        "-text",
                        "-in",
                        pem("sub.pem", TRUST.pki().subCa())))
                .contains("URI:" + TRUST.rootCrlUrl(), "CA Issuers - URI:");
        assertThat(run("openssl", "x509", "-noout", "-text", "-in", pem("tsa.pem", TRUST.timestampCertificate())))
                .containsPattern("Extended Key Usage: critical\\s+Time Stamping");
        assertThat(get(TRUST.caIssuersUrl()).body())
                .isEqualTo(TRUST.pki().subCa().getEncoded());
    }

    @Test
    void journal_trustServices_areNamedAndBinaryIsBase64() throws Exception {
        get(TRUST.crlUrl());
        get(TRUST.caIssuersUrl());
        post(TRUST.timestampUrl(), new byte[] {1, 2, 3});
        List<JournalEntry> last = SANDBOX.journal().entries();
        List<JournalEntry> three = last.subList(last.size() - 3, last.size());

        assertThat(three).extracting(JournalEntry::party).containsOnly("trust");
        assertThat(three).extracting(JournalEntry::operation).containsExactly("CRL", "CA_ISSUERS", "TIMESTAMP");
        assertThat(Base64.getDecoder().decode(three.get(1).replyBody()))
                .isEqualTo(TRUST.pki().subCa().getEncoded());
        assertThat(three.get(2).requestBody()).isEqualTo("AQID");
    }

    @Test
    void faults_onTheWay_areTakenInOrder() throws Exception {
        TRUST.failNext(TrustService.CRL, Fault.HTML_PAGE, 1);
        TRUST.failNext(TrustService.CRL, Fault.HTTP_500, 1);
        TRUST.failNext(TrustService.CRL, Fault.CUT_OFF, 1);

        assertThat(new String(get(TRUST.crlUrl()).body(), StandardCharsets.US_ASCII))
                .startsWith("<!DOCTYPE html>");
        assertThat(get(TRUST.crlUrl()).statusCode()).isEqualTo(500);
        assertThatThrownBy(() -> get(TRUST.crlUrl())).isInstanceOf(IOException.class);
        assertThat(get(TRUST.crlUrl()).statusCode()).isEqualTo(200);
    }

    @Test
    void delay_slowService_answersLate() throws Exception {
        TRUST.delay(TrustService.CA_ISSUERS, Duration.ofMillis(300));
        try {
            long before = System.nanoTime();
            get(TRUST.caIssuersUrl());
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        } finally {
            TRUST.delay(TrustService.CA_ISSUERS, Duration.ZERO);
        }
        assertThatThrownBy(() -> TRUST.delay(TrustService.CRL, Duration.ofMinutes(11)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static X509Certificate officer() {
        return TRUST.pki()
                .issue(TestSubject.of("Nguyễn Văn Thử", "Ủy ban nhân dân xã Mẫu")
                        .withKeyType(TestKeyType.EC_P256))
                .certificate();
    }

    private byte[] query() throws Exception {
        Path file = folder.resolve("query.tsq");
        if (!Files.exists(file)) {
            Path data = Files.writeString(folder.resolve("data"), "một cửa");
            run("openssl", "ts", "-query", "-sha256", "-cert", "-data", data.toString(), "-out", file.toString());
        }
        return Files.readAllBytes(file);
    }

    private String verdict(byte[] query, HttpResponse<byte[]> answer) throws Exception {
        Path asked = Files.write(folder.resolve("query.tsq"), query);
        Path answered = Files.write(folder.resolve("answer.tsr"), answer.body());
        return run(
                "openssl",
                "ts",
                "-verify",
                "-queryfile",
                asked.toString(),
                "-in",
                answered.toString(),
                "-CAfile",
                pem("root.pem", TRUST.pki().root()));
    }

    private String ocsp(X509Certificate certificate) throws Exception {
        return run(
                "openssl",
                "ocsp",
                "-url",
                TRUST.ocspUrl().toString(),
                "-issuer",
                pem("sub.pem", TRUST.pki().subCa()),
                "-cert",
                pem("officer.pem", certificate),
                "-CAfile",
                pem("root.pem", TRUST.pki().root()),
                "-verify_other",
                pem("sub.pem", TRUST.pki().subCa()));
    }

    private String list(String option) throws Exception {
        Path file = Files.write(folder.resolve("list.crl"), get(TRUST.crlUrl()).body());
        return run(
                "openssl",
                "crl",
                "-noout",
                option,
                "-inform",
                "DER",
                "-in",
                file.toString(),
                "-CAfile",
                pem("sub.pem", TRUST.pki().subCa()));
    }

    private String pem(String name, X509Certificate certificate) throws Exception {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        Path file = Files.writeString(
                folder.resolve(name), "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
        return file.toString();
    }

    private static HttpResponse<byte[]> post(URI address, byte[] body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/timestamp-query")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static HttpResponse<byte[]> get(URI address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address).GET());
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CALLER.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String run(String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }
}
