package vn.motcua.signing.timestamp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.tsp.Accuracy;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.GenTimeAccuracy;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenInfo;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.RemoteException;
import vn.motcua.signing.internal.DigestNames;
import vn.motcua.signing.trust.TrustAnchors;

/** Holds an answer of RFC 3161 against its question before anything in it is believed. */
final class TimestampAnswer {

    static final String ATTEMPTED = "asking for a time-stamp";

    private static final int LONGEST = 1 << 20;

    private final TimeStampResponse response;

    private TimestampAnswer(TimeStampResponse response) {
        this.response = response;
    }

    static TimestampAnswer read(byte[] body) {
        try {
            return new TimestampAnswer(new TimeStampResponse(body));
        } catch (TSPException | IOException | RuntimeException e) {
            // Whatever came is chosen by others, and the parser answers some of it with unchecked exceptions.
            throw new RemoteException(
                    FailureCode.PROTOCOL_VIOLATED, ATTEMPTED, "the answer is no time-stamp response", e);
        }
    }

    Timestamp accept(TimestampQuestion question, TrustAnchors anchors) {
        try {
            requireGranted();
            Timestamp timestamp = checked(tokenFor(question));
            if (!anchors.isEmpty() && !timestamp.isAnchoredIn(anchors)) {
                throw untrusted("the authority's certificate has no chain to a trusted one", null);
            }
            return timestamp;
        } catch (RemoteException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new RemoteException(
                    FailureCode.PROTOCOL_VIOLATED, ATTEMPTED, "the answer is no time-stamp response", e);
        }
    }

    /** Reads a token that was kept; what is wrong with it is the caller's bad input, not an authority's bad answer. */
    static Timestamp kept(byte[] token) {
        if (token.length > LONGEST) {
            throw unfit("it is longer than " + LONGEST + " bytes", null);
        }
        try {
            return checked(new TimeStampToken(ContentInfo.getInstance(token)));
        } catch (RemoteException e) {
            throw unfit(e.getMessage(), e);
        } catch (TSPException | IOException | RuntimeException e) {
            throw unfit("it is no time-stamp token", e);
        }
    }

    private static InvalidInputException unfit(@Nullable String happened, @Nullable Exception cause) {
        return new InvalidInputException(
                FailureCode.INVALID_VALUE, "reading a time-stamp", String.valueOf(happened), cause);
    }

    private static Timestamp checked(TimeStampToken token) {
        List<X509Certificate> certificates = certificatesOf(token);
        requireSignedBy(certificates.get(0), token);
        return new Timestamp(statement(token), certificates);
    }

    private void requireGranted() {
        int status = response.getStatus();
        if (status != PKIStatus.GRANTED && status != PKIStatus.GRANTED_WITH_MODS) {
            PKIFailureInfo failure = response.getFailInfo();
            String reason = failure == null ? "none given" : "0x" + Integer.toHexString(failure.intValue());
            throw new RemoteException(
                    FailureCode.REQUEST_DECLINED,
                    ATTEMPTED,
                    String.format(Locale.ROOT, "status %d, failure information %s", status, reason),
                    null);
        }
    }

    private TimeStampToken tokenFor(TimestampQuestion question) {
        TimeStampToken token = response.getTimeStampToken();
        if (token == null) {
            throw new RemoteException(
                    FailureCode.PROTOCOL_VIOLATED, ATTEMPTED, "the answer grants a time-stamp it does not hold", null);
        }
        try {
            // Nonce, imprint, policy, and that the token names its certificate.
            response.validate(question.request());
            return token;
        } catch (TSPException | RuntimeException e) {
            throw untrusted("the time-stamp is not the one asked for: " + e.getMessage(), e);
        }
    }

    private static List<X509Certificate> certificatesOf(TimeStampToken token) {
        List<X509Certificate> signers = new ArrayList<>();
        List<X509Certificate> others = new ArrayList<>();
        JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
        try {
            for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
                (token.getSID().match(holder) ? signers : others).add(converter.getCertificate(holder));
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            throw untrusted("the time-stamp holds an unreadable certificate", e);
        }
        if (signers.isEmpty()) {
            throw untrusted("the time-stamp does not hold the certificate that signed it", null);
        }
        signers.addAll(others);
        return signers;
    }

    /** The signature, the certificate named in it, its critical and only purpose, and its validity at that time. */
    private static void requireSignedBy(X509Certificate signer, TimeStampToken token) {
        try {
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
        } catch (TSPException | OperatorCreationException | RuntimeException e) {
            throw untrusted("the time-stamp's signature does not hold: " + e.getMessage(), e);
        }
    }

    private static Timestamp.Statement statement(TimeStampToken token) {
        TimeStampTokenInfo info = token.getTimeStampInfo();
        try {
            return new Timestamp.Statement(
                    token.getEncoded(),
                    info.getGenTime().toInstant(),
                    accuracy(info.getAccuracy()),
                    info.getPolicy().getId(),
                    info.getSerialNumber(),
                    new Timestamp.Imprint(
                            DigestNames.of(info.getHashAlgorithm().getAlgorithm()), info.getMessageImprintDigest()));
        } catch (IOException e) {
            throw new IllegalStateException("what was parsed can be written", e);
        }
    }

    private static Optional<Duration> accuracy(@Nullable Accuracy stated) {
        if (stated == null) {
            return Optional.empty();
        }
        GenTimeAccuracy parts = new GenTimeAccuracy(stated);
        return Optional.of(Duration.ofSeconds(parts.getSeconds())
                .plusMillis(parts.getMillis())
                .plusNanos(parts.getMicros() * 1000L));
    }

    private static RemoteException untrusted(String happened, @Nullable Exception cause) {
        return new RemoteException(FailureCode.ANSWER_UNTRUSTED, ATTEMPTED, happened, cause);
    }
}
