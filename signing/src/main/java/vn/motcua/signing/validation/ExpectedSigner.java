package vn.motcua.signing.validation;

import java.security.cert.X509Certificate;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.style.BCStyle;
import vn.motcua.identity.PersonalData;

/**
 * Who must have signed: a person, an office by the seal's certificate, or one certificate, within certain dates. Without it
 * any signature passes whose chain leads to an anchor, also one by an official of another office.
 *
 * <p>Names are compared without regard to case, to the way accents are composed and to repeated spaces. What is not set is
 * not looked at. Immutable.
 *
 * <pre>{@code
 * ExpectedSigner chairman = ExpectedSigner.anyone()
 *         .withPerson("Nguyễn Văn Thử")
 *         .withOffice("Ủy ban nhân dân xã Mẫu");
 * boolean signed = report.signedBy(chairman).isPresent();
 * }</pre>
 *
 * @param person the common name of the certificate
 * @param office an organisation or organisational unit of the certificate; of a seal also its common name
 * @param certificate the certificate itself
 * @param from the earliest time of signing
 * @param until the time of signing lies before it
 */
@PersonalData
public record ExpectedSigner(
        Optional<String> person,
        Optional<String> office,
        Optional<X509Certificate> certificate,
        Optional<Instant> from,
        Optional<Instant> until) {

    /** Checks that nothing is missing. */
    public ExpectedSigner {
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(office, "office");
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
    }

    /**
     * Expects nobody in particular; the methods below narrow it.
     *
     * @return the rule that every signer meets
     */
    public static ExpectedSigner anyone() {
        return new ExpectedSigner(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Expects a person, or a seal by its name.
     *
     * @param name the common name
     * @return the narrower rule
     */
    public ExpectedSigner withPerson(String name) {
        return new ExpectedSigner(Optional.of(name), office, certificate, from, until);
    }

    /**
     * Expects an office.
     *
     * @param name as it stands in certificates
     * @return the narrower rule
     */
    public ExpectedSigner withOffice(String name) {
        return new ExpectedSigner(person, Optional.of(name), certificate, from, until);
    }

    /**
     * Expects one certificate, for instance that of an office's seal.
     *
     * @param expected the certificate
     * @return the narrower rule
     */
    public ExpectedSigner withCertificate(X509Certificate expected) {
        return new ExpectedSigner(person, office, Optional.of(expected), from, until);
    }

    /**
     * Expects a time of signing: the proven one, or else the claimed one.
     *
     * @param earliest the earliest
     * @param end the first that is too late
     * @return the narrower rule
     */
    public ExpectedSigner withPeriod(Instant earliest, Instant end) {
        return new ExpectedSigner(person, office, certificate, Optional.of(earliest), Optional.of(end));
    }

    /**
     * Says whether a certificate is that of the expected signer at a time, for instance before anything is signed with its
     * key.
     *
     * @param signer the certificate
     * @param time the time of signing
     * @return true if everything that is set fits
     */
    public boolean accepts(X509Certificate signer, Instant time) {
        return certificate.map(signer::equals).orElse(true)
                && person.map(name -> has(signer, name, BCStyle.CN)).orElse(true)
                && office.map(name -> has(signer, name, BCStyle.O, BCStyle.OU, BCStyle.CN))
                        .orElse(true)
                && from.map(earliest -> !time.isBefore(earliest)).orElse(true)
                && until.map(time::isBefore).orElse(true);
    }

    /** Says whether a signature passed, was not followed by a change it does not permit, and is by the expected signer. */
    boolean accepts(SignatureReport report) {
        boolean sound = report.indication() == Indication.TOTAL_PASSED
                && report.changesAfterSigning()
                        .map(changes -> changes != ChangesAfterSigning.SUSPICIOUS)
                        .orElse(true);
        Optional<Instant> time = report.timestampTime().or(report::signingTime);
        boolean dated = time.isPresent() || (from.isEmpty() && until.isEmpty());
        return sound
                && dated
                && !report.certificates().isEmpty()
                && accepts(report.certificates().get(0), time.orElse(Instant.EPOCH));
    }

    private static boolean has(X509Certificate signer, String name, ASN1ObjectIdentifier... kinds) {
        return SubjectName.parts(signer, kinds).stream()
                .anyMatch(text -> comparable(text).equals(comparable(name)));
    }

    private static String comparable(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    /** Names nobody. */
    @Override
    public String toString() {
        return "ExpectedSigner[person=" + person.isPresent() + ", office=" + office.isPresent() + ", certificate="
                + certificate.isPresent() + "]";
    }
}
