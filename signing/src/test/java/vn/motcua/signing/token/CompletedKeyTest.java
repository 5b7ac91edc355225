package vn.motcua.signing.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.motcua.sandbox.CaIssuersFault;
import vn.motcua.sandbox.Fault;
import vn.motcua.sandbox.Sandbox;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TestPki;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.sandbox.TrustService;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.trust.EvidenceClient;
import vn.motcua.signing.trust.EvidenceOptions;

class CompletedKeyTest {

    private static final byte[] DATA = "Một cửa".getBytes(StandardCharsets.UTF_8);

    private static Sandbox sandbox;
    private static TestKey officer;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start();
        officer = sandbox.trust()
                .pki()
                .issue(TestSubject.of("Nguyễn Văn Thử", "Ủy ban nhân dân xã Mẫu")
                        .withKeyType(TestKeyType.EC_P256));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static SigningKey keyWith(X509Certificate... chain) {
        return JcaKey.of(officer.privateKey(), List.of(chain));
    }

    private static EvidenceClient client() {
        return EvidenceClient.open(EvidenceOptions.defaults().withAllowedHosts(Set.of("127.0.0.1", "localhost")));
    }

    private static long fetched() {
        return sandbox.journal().entries().stream()
                .filter(entry -> entry.operation().equals("CA_ISSUERS"))
                .count();
    }

    @Test
    void of_leafAlone_issuersComeFromWhereTheCertificatesNameThem() throws Exception {
        try (EvidenceClient client = client();
                SigningKey key = CompletedKey.of(keyWith(officer.certificate()), client)) {
            assertThat(key.chain()).isEqualTo(officer.chain());
            assertThat(key.certificate()).isEqualTo(officer.certificate());
            SignatureAlgorithm algorithm = key.algorithms().get(0);
            assertThat(Oracle.accepts(
                            officer.certificate().getPublicKey(), algorithm, DATA, key.signData(algorithm, DATA)))
                    .isTrue();
        }
    }

    @Test
    void of_issuersGiven_nothingIsFetched() {
        long before = fetched();
        try (EvidenceClient client = client();
                SigningKey key = CompletedKey.of(keyWith(officer.chain().toArray(X509Certificate[]::new)), client)) {
            assertThat(key.chain()).isEqualTo(officer.chain());
        }
        assertThat(fetched()).isEqualTo(before);
    }

    @Test
    void of_nothingToBeHad_signsWithTheLeafAlone() throws Exception {
        sandbox.trust().failNext(TrustService.CA_ISSUERS, Fault.HTML_PAGE, 1);
        assertLeafAlone();
        sandbox.trust().failNext(CaIssuersFault.OTHER_CERTIFICATE);
        assertLeafAlone();
    }

    private static void assertLeafAlone() throws Exception {
        try (EvidenceClient client = client();
                SigningKey key = CompletedKey.of(keyWith(officer.certificate()), client)) {
            assertThat(key.chain()).containsExactly(officer.certificate());
            SignatureAlgorithm algorithm = key.algorithms().get(0);
            assertThat(Oracle.accepts(
                            officer.certificate().getPublicKey(),
                            algorithm,
                            DATA,
                            key.sign(algorithm, Oracle.sha256(DATA))))
                    .isTrue();
        }
    }

    @Test
    void close_endsTheKeyGiven() {
        SigningKey given = keyWith(officer.certificate());
        try (EvidenceClient client = client()) {
            CompletedKey.of(given, client).close();
        }
        assertThatIllegalStateException().isThrownBy(() -> given.sign(SignatureAlgorithm.ECDSA_SHA256, new byte[32]));
    }

    @Test
    void of_certificateNamesNoIssuer_staysAsItIs() {
        TestKey unnamed = TestPki.create(java.time.Clock.systemUTC())
                .issue(TestSubject.of("Trần Thị Mẫu", "Ủy ban nhân dân xã Mẫu").withKeyType(TestKeyType.EC_P256));
        try (EvidenceClient client = client();
                SigningKey key =
                        CompletedKey.of(JcaKey.of(unnamed.privateKey(), List.of(unnamed.certificate())), client)) {
            assertThat(key.chain()).containsExactly(unnamed.certificate());
        }
    }
}
