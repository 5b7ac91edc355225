package vn.motcua.sandbox;

import java.net.URI;
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
 * so that an expired leaf has a chain that was good in its day. The PKI of {@link TrustSandbox#pki()} also names where
 * its revocation lists, responder and CA certificates are served.
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

    /** Longer than what they speak for, or archives could not be kept. */
    private static final int SERVICE_YEARS = 12;

    private final Clock clock;
    private final @Nullable TrustPaths paths;
    private final CertificateMaker maker = new CertificateMaker();
    private @Nullable TestKey root;
    private @Nullable TestKey subCa;

    private TestPki(Clock clock, @Nullable TrustPaths paths) {
        this.clock = clock;
        this.paths = paths;
    }

    /**
     * Makes a PKI of its own; nothing of it equals any other.
     *
     * @param clock the time around which certificates are valid
     * @return the PKI
     */
    public static TestPki create(Clock clock) {
        return new TestPki(Objects.requireNonNull(clock, "clock"), null);
    }

    /** Every certificate names the addresses of a sandbox, as those of officials name the authority's. */
    static TestPki served(Clock clock, TrustPaths paths) {
        return new TestPki(clock, paths);
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
        Instant notBefore = subject.notBefore() == null ? daysFromNow(-1) : subject.notBefore();
        Instant notAfter = subject.notAfter() == null ? yearsFromNow(LEAF_YEARS) : subject.notAfter();
        return maker.leaf(addressed(subject).withValidity(notBefore, notAfter), subCaKey(), leafFile());
    }

    private TestSubject addressed(TestSubject subject) {
        return paths == null
                ? subject
                : subject.withRevocationUrls(
                        subject.crlUrl() == null ? paths.at(TrustPaths.SUB_CA_LIST) : subject.crlUrl(),
                        subject.ocspUrl() == null ? paths.at(TrustPaths.OCSP) : subject.ocspUrl());
    }

    private @Nullable URI leafFile() {
        return paths == null ? null : paths.at(TrustPaths.SUB_CA_FILE);
    }

    /** A certificate of the sub-CA for a service, valid around the clock or, when it has expired, long before. */
    TestKey service(ServiceProfile profile, boolean expired) {
        List<Instant> validity = expired
                ? List.of(yearsFromNow(-LEAF_YEARS), yearsFromNow(-1))
                : List.of(daysFromNow(-1), yearsFromNow(SERVICE_YEARS));
        Addresses addresses = paths == null || !profile.namesList()
                ? Addresses.NONE
                : new Addresses(
                        paths.at(TrustPaths.SUB_CA_LIST),
                        profile == ServiceProfile.TIMESTAMP ? paths.at(TrustPaths.OCSP) : null,
                        leafFile());
        return maker.service(profile, validity, subCaKey(), addresses);
    }

    synchronized TestKey rootKey() {
        if (root == null) {
            root = maker.root(ROOT_NAME, List.of(yearsFromNow(-ROOT_YEARS), yearsFromNow(ROOT_YEARS)));
        }
        return root;
    }

    synchronized TestKey subCaKey() {
        if (subCa == null) {
            Addresses addresses = paths == null
                    ? Addresses.NONE
                    : new Addresses(paths.at(TrustPaths.ROOT_LIST), null, paths.at(TrustPaths.ROOT_FILE));
            List<Instant> validity = List.of(yearsFromNow(-SUB_CA_YEARS), yearsFromNow(SUB_CA_YEARS));
            subCa = maker.subCa(SUB_CA_NAME, validity, rootKey(), addresses);
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
