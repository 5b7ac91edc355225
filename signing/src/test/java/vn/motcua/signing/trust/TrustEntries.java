package vn.motcua.signing.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import vn.motcua.signing.fuzz.Bench;
import vn.motcua.signing.fuzz.Reading;
import vn.motcua.signing.fuzz.SmallKey;

/**
 * What servers answer. Most of it is looked at only under a signature that holds, so what is to be signed is what comes
 * in, and every answer is signed by the issuer.
 */
public final class TrustEntries {

    private static final Duration DAY = Duration.ofDays(1);

    private TrustEntries() {}

    private static EvidenceOptions options(Bench bench) {
        return EvidenceOptions.defaults().withClock(bench.clock());
    }

    /**
     * Opens the reader of revocation lists.
     *
     * @param bench whose list it is
     * @return the reader
     */
    public static Reading list(Bench bench) {
        SmallKey issuer = SmallKey.of(bench);
        CrlCheck check = new CrlCheck(issuer.certificate(), options(bench));
        return input -> {
            RevocationStatus status = check.status(
                    check.accept(issuer.signed(input)), bench.officer(), NamedAddresses.lists(bench.officer()));
            return status.toString().length() > 1;
        };
    }

    /**
     * Makes lists without their signatures.
     *
     * @param bench whose they are
     * @return the lists, by what is special about them
     * @throws GeneralSecurityException never
     * @throws IOException never
     * @throws OperatorCreationException never
     */
    public static Map<String, byte[]> lists(Bench bench)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        GeneralName named = new GeneralName(
                GeneralName.uniformResourceIdentifier,
                NamedAddresses.lists(bench.officer()).get(0).toString());
        return Map.of(
                "empty", list(bench, List.of(), null),
                "revoked", list(bench, List.of(bench.officer().getSerialNumber(), BigInteger.TEN), null),
                "part",
                        list(
                                bench,
                                List.of(BigInteger.TEN),
                                new IssuingDistributionPoint(
                                        new DistributionPointName(new GeneralNames(named)),
                                        true,
                                        false,
                                        null,
                                        false,
                                        false)));
    }

    private static byte[] list(Bench bench, List<BigInteger> revoked, IssuingDistributionPoint scope)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        SmallKey issuer = SmallKey.of(bench);
        Instant now = bench.clock().instant();
        JcaX509v2CRLBuilder list = new JcaX509v2CRLBuilder(issuer.certificate(), Date.from(now.minus(DAY)));
        list.setNextUpdate(Date.from(now.plus(DAY)));
        for (BigInteger serial : revoked) {
            list.addCRLEntry(serial, Date.from(now.minus(DAY)), CRLReason.keyCompromise);
        }
        if (scope != null) {
            list.addExtension(Extension.issuingDistributionPoint, true, scope);
        }
        X509CRL made = new JcaX509CRLConverter()
                .getCRL(list.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuer.key())));
        return made.getTBSCertList();
    }

    /**
     * Opens the reader of responders' answers.
     *
     * @param bench whose certificate they are about
     * @return the reader
     */
    public static Reading response(Bench bench) {
        SmallKey issuer = SmallKey.of(bench);
        OcspCheck check = new OcspCheck(new OcspQuestion(bench.officer(), issuer.certificate(), null), options(bench));
        return input ->
                check.accept(issuer.responding(input)).status().toString().length() > 1;
    }

    /**
     * Makes answers without their signatures.
     *
     * @param bench whose certificate they are about
     * @return the answers, by what they say
     * @throws GeneralSecurityException never
     * @throws OCSPException never
     * @throws OperatorCreationException never
     * @throws IOException never
     */
    public static Map<String, byte[]> responses(Bench bench)
            throws GeneralSecurityException, OCSPException, OperatorCreationException, IOException {
        Date before = Date.from(bench.clock().instant().minus(DAY));
        return Map.of(
                "good", response(bench, CertificateStatus.GOOD),
                "revoked", response(bench, new RevokedStatus(before, CRLReason.keyCompromise)),
                "undetermined", response(bench, new org.bouncycastle.cert.ocsp.UnknownStatus()));
    }

    private static byte[] response(Bench bench, CertificateStatus status)
            throws GeneralSecurityException, OCSPException, OperatorCreationException, IOException {
        SmallKey issuer = SmallKey.of(bench);
        JcaX509CertificateHolder holder = new JcaX509CertificateHolder(issuer.certificate());
        Date now = Date.from(bench.clock().instant());
        JcaBasicOCSPRespBuilder builder =
                new JcaBasicOCSPRespBuilder(issuer.certificate().getSubjectX500Principal());
        builder.addResponse(
                new CertificateID(
                        OcspQuestion.digests().get(CertificateID.HASH_SHA1),
                        holder,
                        bench.officer().getSerialNumber()),
                status,
                now,
                Date.from(bench.clock().instant().plus(DAY)));
        BasicOCSPResp made = builder.build(
                new JcaContentSignerBuilder("SHA256withRSA").build(issuer.key()),
                new JcaX509CertificateHolder[] {holder},
                now);
        return BasicOCSPResponse.getInstance(made.getEncoded())
                .getTbsResponseData()
                .getEncoded();
    }
}
