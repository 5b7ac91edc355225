package vn.motcua.sandbox;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Issues the revocation lists of root and sub-CA, anew for every call. */
final class CrlDesk {

    private static final String REPLY = "application/pkix-crl";
    private static final Duration DAY = Duration.ofDays(1);

    private final TestPki pki;
    private final TrustKeys keys;
    private final Revocations revocations;
    private final Clock clock;
    private final Waiting<CrlFault> faults = new Waiting<>();
    private final AtomicLong number = new AtomicLong(1);

    CrlDesk(TestPki pki, TrustKeys keys, Revocations revocations, Clock clock) {
        this.pki = pki;
        this.keys = keys;
        this.revocations = revocations;
        this.clock = clock;
    }

    void failNext(CrlFault fault) {
        faults.add(fault);
    }

    Reply answer(Arrival arrival) {
        TestKey issuer = arrival.path().equals(TrustPaths.ROOT_LIST) ? pki.rootKey() : pki.subCaKey();
        CrlFault fault = faults.take();
        try {
            byte[] list = list(issuer, fault);
            return fault == CrlFault.PEM ? Reply.plain(200, pem("X509 CRL", list)) : Reply.binary(REPLY, list);
        } catch (OperatorCreationException | IOException failed) {
            throw new IllegalStateException("Issuing a revocation list failed", failed);
        }
    }

    private byte[] list(TestKey issuer, @Nullable CrlFault fault) throws OperatorCreationException, IOException {
        Instant now = clock.instant();
        boolean stale = fault == CrlFault.STALE;
        X500Name name = X500Name.getInstance(
                issuer.certificate().getSubjectX500Principal().getEncoded());
        X509v2CRLBuilder builder =
                new X509v2CRLBuilder(name, Date.from(stale ? now.minus(DAY.multipliedBy(8)) : now.minusSeconds(60)));
        builder.setNextUpdate(Date.from(stale ? now.minus(DAY) : now.plus(DAY.multipliedBy(7))));
        builder.addExtension(Extension.cRLNumber, false, new ASN1Integer(number.getAndIncrement()));
        addScope(builder, fault);
        for (Revocations.Revocation entry : revocations.of(issuer.certificate())) {
            builder.addCRLEntry(entry.serial(), Date.from(entry.at()), entry.code());
        }
        TestKey signer = fault == CrlFault.WRONG_SIGNER ? keys.foreign().subCaKey() : issuer;
        return builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(signer.privateKey()))
                .getEncoded();
    }

    private static void addScope(X509v2CRLBuilder builder, @Nullable CrlFault fault) throws CertIOException {
        if (fault == CrlFault.DELTA) {
            builder.addExtension(Extension.deltaCRLIndicator, true, new ASN1Integer(BigInteger.ONE));
        } else if (fault == CrlFault.AUTHORITIES_ONLY) {
            builder.addExtension(
                    Extension.issuingDistributionPoint,
                    true,
                    new IssuingDistributionPoint(null, false, true, null, false, false));
        } else if (fault == CrlFault.OTHER_PART) {
            GeneralName part = new GeneralName(GeneralName.uniformResourceIdentifier, "http://127.0.0.1/part2.crl");
            builder.addExtension(
                    Extension.issuingDistributionPoint,
                    true,
                    new IssuingDistributionPoint(
                            new DistributionPointName(new GeneralNames(part)), false, false, null, false, false));
        }
    }

    static String pem(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
