package vn.motcua.signing.timestamp;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/** A request of RFC 3161 for the digest of something, always with a nonce and asking for the certificate. */
record TimestampQuestion(TimeStampRequest request) {

    private static final Map<String, Kind> KINDS = Map.of(
            "SHA-256", new Kind(NISTObjectIdentifiers.id_sha256, 32),
            "SHA-384", new Kind(NISTObjectIdentifiers.id_sha384, 48),
            "SHA-512", new Kind(NISTObjectIdentifiers.id_sha512, 64));

    /** Every call asks anew, so that an answer to an earlier one that came too late is not taken for its own. */
    static TimestampQuestion of(String digestName, byte[] digest, TimestampOptions options) {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        options.policy().map(ASN1ObjectIdentifier::new).ifPresent(generator::setReqPolicy);
        Kind kind = require(digestName, digest);
        return new TimestampQuestion(generator.generate(kind.identifier(), digest, nonce(options.random())));
    }

    static Kind require(String digestName, byte[] digest) {
        Kind kind = kind(digestName);
        if (digest.length != kind.length()) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "digest", digest.length + " bytes", kind.length() + " bytes");
        }
        return kind;
    }

    static Kind kind(String digestName) {
        Kind kind = KINDS.get(digestName);
        if (kind == null) {
            throw new InvalidInputException(
                    FailureCode.INVALID_VALUE, "digestName", "another name", "SHA-256, SHA-384 or SHA-512");
        }
        return kind;
    }

    int imprintLength() {
        return request.getMessageImprintDigest().length;
    }

    byte[] encoded() {
        try {
            return request.getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("a request made here has an encoding", e);
        }
    }

    private static BigInteger nonce(RandomGenerator random) {
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        // A zero could be taken for a nonce that is missing.
        return new BigInteger(1, bytes).max(BigInteger.ONE);
    }

    record Kind(ASN1ObjectIdentifier identifier, int length) {}
}
