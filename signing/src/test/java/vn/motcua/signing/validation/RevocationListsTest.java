package vn.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists that are not simply complete: delta lists, parts, those about some reasons or of others; and responders revoked. */
class RevocationListsTest {

    private static final Instant NOW = TestIdentity.DURING;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String POINT = "http://crl.example/part-1.crl";
    private static final int NONE = -1;

    private static final TestIdentity AGENCY = TestIdentity.root("Root").authority("Sub");
    private static final TestIdentity OFFICER =
            issued("An", Map.of(Extension.cRLDistributionPoints, new CRLDistPoint(new DistributionPoint[] {
                new DistributionPoint(named(POINT), null, null)
            })));

    private static TestIdentity issued(String name, Map<ASN1ObjectIdentifier, ASN1Encodable> extensions) {
        try {
            KeyPair keys = TestIdentity.rsa(2048);
            var builder = new JcaX509v3CertificateBuilder(
                    AGENCY.certificate().getSubjectX500Principal(),
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(TestIdentity.START),
                    Date.from(TestIdentity.END),
                    new X500Principal("C=VN,CN=" + name),
                    keys.getPublic());
            for (Map.Entry<ASN1ObjectIdentifier, ASN1Encodable> extension : extensions.entrySet()) {
                builder.addExtension(extension.getKey(), false, extension.getValue());
            }
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA")
                            .build(AGENCY.keys().getPrivate())));
            return new TestIdentity(keys, certificate, List.of(AGENCY.certificate()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static DistributionPointName named(String address) {
        return new DistributionPointName(
                new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, address)));
    }

    /** A list under way. */
    private record Listing(
            Instant from,
            Instant to,
            X509Certificate named,
            int reason,
            int number,
            int base,
            @Nullable ASN1Encodable scope,
            @Nullable ASN1ObjectIdentifier strange) {

        static Listing silent() {
            return new Listing(NOW.minusSeconds(60), NOW.plus(HOUR), OFFICER.certificate(), NONE, 7, NONE, null, null);
        }

        Listing naming(X509Certificate certificate, int why) {
            return new Listing(from, to, certificate, why, number, base, scope, strange);
        }

        Listing numbered(int own) {
            return new Listing(from, to, named, reason, own, base, scope, strange);
        }

        Listing since(int other) {
            return new Listing(from, to, named, reason, number, other, scope, strange);
        }

        Listing outdated() {
            return new Listing(
                    NOW.minus(Duration.ofDays(3)), NOW.minus(HOUR), named, reason, number, base, scope, strange);
        }

        Listing about(IssuingDistributionPoint part) {
            return new Listing(from, to, named, reason, number, base, part, strange);
        }

        Listing withStrangeExtension() {
            return new Listing(from, to, named, reason, number, base, scope, new ASN1ObjectIdentifier("1.2.3.4.5"));
        }

        byte[] der() {
            try {
                JcaX509v2CRLBuilder builder = new JcaX509v2CRLBuilder(AGENCY.certificate(), Date.from(from));
                builder.setNextUpdate(Date.from(to));
                if (reason != NONE) {
                    builder.addCRLEntry(named.getSerialNumber(), Date.from(from.minusSeconds(60)), reason);
                }
                builder.addExtension(Extension.cRLNumber, false, new ASN1Integer(number));
                if (base != NONE) {
                    builder.addExtension(Extension.deltaCRLIndicator, true, new ASN1Integer(base));
                }
                if (scope != null) {
                    builder.addExtension(Extension.issuingDistributionPoint, true, scope);
                }
                if (strange != null) {
                    builder.addExtension(strange, true, DERNull.INSTANCE);
                }
                return builder.build(new JcaContentSignerBuilder("SHA256withRSA")
                                .build(AGENCY.keys().getPrivate()))
                        .getEncoded();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static IssuingDistributionPoint part(String address) {
        return new IssuingDistributionPoint(named(address), false, false, null, false, false);
    }

    private static IssuingDistributionPoint only(boolean users, boolean authorities, boolean attributes) {
        return new IssuingDistributionPoint(null, users, authorities, null, false, attributes);
    }

    private static IssuingDistributionPoint some() {
        return new IssuingDistributionPoint(
                null, false, false, new ReasonFlags(ReasonFlags.keyCompromise), false, false);
    }

    private static IssuingDistributionPoint indirect() {
        return new IssuingDistributionPoint(null, false, false, null, true, false);
    }

    private static Arguments told(String name, RevocationAnswers.Status expected, Listing... lists) {
        return Arguments.of(name, expected, List.of(lists));
    }

    static Stream<Arguments> lists() {
        return Stream.concat(wholeAndDelta(), parts());
    }

    private static Stream<Arguments> wholeAndDelta() {
        X509Certificate officer = OFFICER.certificate();
        Listing silent = Listing.silent();
        Listing naming = silent.naming(officer, CRLReason.keyCompromise);
        Listing held = silent.outdated().numbered(5).naming(officer, CRLReason.certificateHold);
        Listing delta = silent.numbered(8).since(5);
        RevocationAnswers.Status good = RevocationAnswers.Status.GOOD;
        RevocationAnswers.Status revoked = RevocationAnswers.Status.REVOKED;
        RevocationAnswers.Status unknown = RevocationAnswers.Status.UNKNOWN;
        return Stream.of(
                told("complete and silent", good, silent),
                told("complete and naming", revoked, naming),
                told("delta alone and silent", unknown, delta),
                told("delta alone and naming", revoked, delta.naming(officer, CRLReason.keyCompromise)),
                told("outdated list alone", unknown, silent.outdated().numbered(5)),
                told("delta over an outdated list", good, silent.outdated().numbered(5), delta),
                told(
                        "delta over a list before its base",
                        unknown,
                        silent.outdated().numbered(4),
                        delta),
                told(
                        "delta naming over a silent list",
                        revoked,
                        silent.outdated().numbered(5),
                        delta.naming(officer, CRLReason.keyCompromise)),
                told("delta silent over a list that holds it", revoked, held, delta),
                told("delta lifting the hold", good, held, delta.naming(officer, CRLReason.removeFromCRL)));
    }

    private static Stream<Arguments> parts() {
        Listing silent = Listing.silent();
        Listing naming = silent.naming(OFFICER.certificate(), CRLReason.keyCompromise);
        Listing delta = silent.numbered(8).since(5);
        RevocationAnswers.Status good = RevocationAnswers.Status.GOOD;
        RevocationAnswers.Status revoked = RevocationAnswers.Status.REVOKED;
        RevocationAnswers.Status unknown = RevocationAnswers.Status.UNKNOWN;
        return Stream.of(
                told("the certificate's part", good, silent.about(part(POINT))),
                told("the certificate's part, naming", revoked, naming.about(part(POINT))),
                told("another part", unknown, silent.about(part("http://crl.example/part-2.crl"))),
                told(
                        "delta over another part",
                        unknown,
                        silent.about(part(POINT)).outdated().numbered(5),
                        delta),
                told("only of users", good, silent.about(only(true, false, false))),
                told("only of authorities", unknown, silent.about(only(false, true, false))),
                told("only of attributes", unknown, silent.about(only(false, false, true))),
                told("some reasons, silent", unknown, silent.about(some())),
                told("some reasons, naming", revoked, naming.about(some())),
                told("indirect, silent", unknown, silent.about(indirect())),
                told("indirect, naming", unknown, naming.about(indirect())),
                told("unknown critical extension", unknown, silent.withStrangeExtension()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lists")
    void about_lists_tellsOnlyWhatTheyCover(String name, RevocationAnswers.Status expected, List<Listing> lists) {
        assertThat(status(List.of(), lists)).as(name).isEqualTo(expected);
    }

    private static RevocationAnswers.Status status(List<byte[]> responses, List<Listing> lists) {
        RevocationAnswers answers = new RevocationAnswers();
        answers.add(
                new FoundEvidence(
                        List.of(), responses, lists.stream().map(Listing::der).toList()),
                NOW);
        return answers.about(OFFICER.certificate(), AGENCY.certificate(), NOW, NOW);
    }

    @Test
    void about_answerOfARevokedResponder_isNotBelieved() {
        TestIdentity responder = issued(
                "OCSP", Map.of(Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning)));
        List<byte[]> answer = List.of(TestAnswers.ocsp(AGENCY, OFFICER.certificate(), responder, null));
        Listing revoking = Listing.silent()
                .naming(responder.certificate(), CRLReason.keyCompromise)
                .about(some());

        assertThat(status(answer, List.of())).isEqualTo(RevocationAnswers.Status.GOOD);
        assertThat(status(answer, List.of(revoking))).isEqualTo(RevocationAnswers.Status.UNKNOWN);
    }

    @Test
    void about_responderThatNeedNotBeChecked_isNotHeldAgainstLists() {
        TestIdentity responder = issued(
                "OCSP",
                Map.of(
                        Extension.extendedKeyUsage,
                        new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning),
                        OCSPObjectIdentifiers.id_pkix_ocsp_nocheck,
                        DERNull.INSTANCE));
        Listing revoking = Listing.silent()
                .naming(responder.certificate(), CRLReason.keyCompromise)
                .about(some());

        assertThat(status(List.of(TestAnswers.ocsp(AGENCY, OFFICER.certificate(), responder, null)), List.of(revoking)))
                .isEqualTo(RevocationAnswers.Status.GOOD);
    }
}
