package vn.motcua.sandbox;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/** Answers for the certificates of the sub-CA as RFC 6960 has it. */
final class OcspDesk {

    private static final String REPLY = "application/ocsp-response";
    private static final Duration DAY = Duration.ofDays(1);

    private final TestPki pki;
    private final TrustKeys keys;
    private final Revocations revocations;
    private final Clock clock;
    private final Waiting<OcspFault> faults = new Waiting<>();

    OcspDesk(TestPki pki, TrustKeys keys, Revocations revocations, Clock clock) {
        this.pki = pki;
        this.keys = keys;
        this.revocations = revocations;
        this.clock = clock;
    }

    void failNext(OcspFault fault) {
        faults.add(fault);
    }

    Reply answer(Arrival arrival) {
        try {
            OCSPReq request = new OCSPReq(content(arrival));
            return Reply.binary(REPLY, answer(request, faults.take()));
        } catch (IllegalArgumentException | IOException unreadable) {
            return Reply.binary(REPLY, unsigned(OCSPRespBuilder.MALFORMED_REQUEST));
        }
    }

    private static byte[] content(Arrival arrival) {
        if (arrival.method().equals("POST")) {
            return arrival.content();
        }
        String path = arrival.path().substring(TrustPaths.OCSP.length() + 1);
        return Base64.getDecoder().decode(URLDecoder.decode(path, StandardCharsets.UTF_8));
    }

    private byte[] answer(OCSPReq request, @Nullable OcspFault fault) {
        CertificateID asked = request.getRequestList()[0].getCertID();
        if (fault == OcspFault.TRY_LATER) {
            return unsigned(OCSPRespBuilder.TRY_LATER);
        }
        try {
            if (!asked.matchesIssuer(holder(pki.subCa()), new JcaDigestCalculatorProviderBuilder().build())) {
                return unsigned(OCSPRespBuilder.UNAUTHORIZED);
            }
            TestKey signer = signer(fault);
            BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(
                    new RespID(holder(signer.certificate()).getSubject()));
            addStatus(builder, asked, fault);
            nonce(request, fault).ifPresent(builder::setResponseExtensions);
            X509CertificateHolder[] carried = {holder(signer.certificate())};
            return new OCSPRespBuilder()
                    .build(
                            OCSPRespBuilder.SUCCESSFUL,
                            builder.build(contentSigner(signer, fault), carried, Date.from(clock.instant())))
                    .getEncoded();
        } catch (OCSPException | OperatorCreationException | IOException failed) {
            throw new IllegalStateException("Signing an OCSP answer failed", failed);
        }
    }

    private void addStatus(BasicOCSPRespBuilder builder, CertificateID asked, @Nullable OcspFault fault) {
        Instant now = clock.instant();
        Instant from = now.minusSeconds(60);
        Instant to = now.plus(DAY);
        if (fault == OcspFault.STALE) {
            from = now.minus(DAY.multipliedBy(3));
            to = now.minus(DAY);
        } else if (fault == OcspFault.FROM_THE_FUTURE) {
            from = now.plus(DAY);
            to = now.plus(DAY.multipliedBy(2));
        }
        CertificateID about = fault == OcspFault.WRONG_CERTIFICATE
                ? CertificateID.deriveCertificateID(
                        asked, asked.getSerialNumber().add(BigInteger.ONE))
                : asked;
        Date until = fault == OcspFault.NO_NEXT_UPDATE ? null : Date.from(to);
        builder.addResponse(about, status(asked, fault), Date.from(from), until, null);
    }

    private @Nullable CertificateStatus status(CertificateID asked, @Nullable OcspFault fault) {
        if (fault == OcspFault.UNKNOWN_STATUS) {
            return new UnknownStatus();
        }
        Optional<Revocations.Revocation> revoked = revocations.find(pki.subCa(), asked.getSerialNumber());
        return revoked.map(entry -> new RevokedStatus(Date.from(entry.at()), entry.code()))
                .orElse(null);
    }

    private static Optional<Extensions> nonce(OCSPReq request, @Nullable OcspFault fault) throws IOException {
        Extension sent = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (sent == null) {
            return Optional.empty();
        }
        byte[] value = fault == OcspFault.WRONG_NONCE
                ? new DEROctetString(new byte[16]).getEncoded()
                : sent.getExtnValue().getOctets();
        return Optional.of(new Extensions(new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, value)));
    }

    private TestKey signer(@Nullable OcspFault fault) {
        if (fault == null) {
            return keys.of(TrustKeys.Signer.RESPONDER);
        }
        return switch (fault) {
            case UNAUTHORISED_RESPONDER -> keys.of(TrustKeys.Signer.OFFICER);
            case FOREIGN_RESPONDER -> keys.of(TrustKeys.Signer.FOREIGN_RESPONDER);
            case EXPIRED_RESPONDER -> keys.of(TrustKeys.Signer.EXPIRED_RESPONDER);
            case RESPONDER_TO_CHECK -> keys.of(TrustKeys.Signer.RESPONDER_TO_CHECK);
            case SIGNED_BY_ISSUER -> pki.subCaKey();
            default -> keys.of(TrustKeys.Signer.RESPONDER);
        };
    }

    private static ContentSigner contentSigner(TestKey signer, @Nullable OcspFault fault)
            throws OperatorCreationException {
        ContentSigner good = new JcaContentSignerBuilder("SHA256withRSA").build(signer.privateKey());
        return fault == OcspFault.BROKEN_SIGNATURE ? new BrokenSigner(good) : good;
    }

    private static X509CertificateHolder holder(X509Certificate certificate) {
        try {
            return new JcaX509CertificateHolder(certificate);
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("A certificate has no encoding", impossible);
        }
    }

    private static byte[] unsigned(int status) {
        try {
            return new OCSPRespBuilder().build(status, null).getEncoded();
        } catch (OCSPException | IOException impossible) {
            throw new IllegalStateException("Writing an OCSP status failed", impossible);
        }
    }
}
