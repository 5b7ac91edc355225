package vn.motcua.sandbox;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.asn1.x500.X500Name;
import org.jspecify.annotations.Nullable;

/**
 * A root, a sub-CA and as many leaves as a test needs, made at run time.
 *
 * <p>The leaves imitate the certificates of Vietnamese officials (VGCA, first generation): RSA 2048 signed with SHA-256,
 * one certificate for every use (key usage digitalSignature, nonRepudiation, keyEncipherment and dataEncipherment;
 * extended key usage clientAuth, emailProtection and smartcardLogon), subject C, O, OU, L, CN in Vietnamese. The names
 * of root and sub-CA say that they are for tests. Root and sub-CA are valid from long before to long after the clock,
 * so that an expired leaf has a chain that was good in its day.
 *
 * <p>Keys are made when first needed, which takes a few hundred milliseconds for RSA. Safe for threads.
 *
 * <pre>{@code
 * TestPki pki = TestPki.create(Clock.systemUTC());
 * TestKey officer = pki.issue(TestSubject.of("Nguyễn Văn Thử", "Ủy ban nhân dân xã Mẫu"));
 * officer.writePkcs12(folder.resolve("officer.p12"), "123456".toCharArray());
 * }</pre>
 */
public final class TestPki {

    private static final X500Name ROOT_NAME =
            CertificateMaker.name("Một Cửa Sandbox", null, null, "Root CA thử nghiệm");
    private static final X500Name SUB_CA_NAME = CertificateMaker.name("Một Cửa Sandbox", null, null, "CA thử nghiệm");
    private static final int ROOT_YEARS = 25;
    private static final int SUB_CA_YEARS = 20;
    private static final int LEAF_YEARS = 5;

    private final Clock clock;
    private final CertificateMaker maker = new CertificateMaker();
    private @Nullable TestKey root;
    private @Nullable TestKey subCa;

    private TestPki(Clock clock) {
        this.clock = clock;
    }

    /**
     * Makes a PKI of its own; nothing of it equals any other.
     *
     * @param clock the time around which certificates are valid
     * @return the PKI
     */
    public static TestPki create(Clock clock) {
        return new TestPki(Objects.requireNonNull(clock, "clock"));
    }

    /**
     * Returns the trust anchor.
     *
     * @return the self-signed root
     */
    public X509Certificate root() {
        return rootKey().certificate();
    }

    /**
     * Returns what signs the leaves.
     *
     * @return the sub-CA, issued by the root
     */
    public X509Certificate subCa() {
        return subCaKey().certificate();
    }

    /**
     * Makes a key and issues its certificate.
     *
     * @param subject whom for
     * @return the key with its chain
     */
    public TestKey issue(TestSubject subject) {
        TestKey issuer = subCaKey();
        Instant notBefore = subject.notBefore() == null ? daysFromNow(-1) : subject.notBefore();
        Instant notAfter = subject.notAfter() == null ? yearsFromNow(LEAF_YEARS) : subject.notAfter();
        return maker.leaf(subject.withValidity(notBefore, notAfter), issuer);
    }

    private synchronized TestKey rootKey() {
        if (root == null) {
            root = maker.root(ROOT_NAME, List.of(yearsFromNow(-ROOT_YEARS), yearsFromNow(ROOT_YEARS)));
        }
        return root;
    }

    private synchronized TestKey subCaKey() {
        if (subCa == null) {
            subCa = maker.subCa(
                    SUB_CA_NAME, List.of(yearsFromNow(-SUB_CA_YEARS), yearsFromNow(SUB_CA_YEARS)), rootKey());
        }
        return subCa;
    }

    private Instant daysFromNow(int days) {
        return clock.instant().atOffset(ZoneOffset.UTC).plusDays(days).toInstant();
    }

    private Instant yearsFromNow(int years) {
        return clock.instant().atOffset(ZoneOffset.UTC).plusYears(years).toInstant();
    }
}
