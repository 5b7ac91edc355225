package vn.motcua.sandbox;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIFreeText;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TimeStampReq;
import org.jspecify.annotations.Nullable;

/** Grants and declines time-stamps as RFC 3161 has it. */
final class TimestampDesk {

    static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("0.4.0.2023.1.1");

    private static final String REPLY = "application/timestamp-reply";
    private static final Set<ASN1ObjectIdentifier> DIGESTS =
            Set.of(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha384, NISTObjectIdentifiers.id_sha512);

    private final TokenMaker tokens;
    private final Waiting<TimestampFault> faults = new Waiting<>();
    private final AtomicLong serial = new AtomicLong(1);

    TimestampDesk(TrustKeys keys, Clock clock) {
        this.tokens = new TokenMaker(keys, clock);
    }

    void failNext(TimestampFault fault) {
        faults.add(fault);
    }

    Reply answer(Arrival arrival) {
        if (!arrival.method().equals("POST")) {
            return Reply.plain(403, "");
        }
        if (arrival.content().length == 0) {
            return Reply.plain(400, "");
        }
        try {
            TimeStampReq request = TimeStampReq.getInstance(arrival.content());
            return Reply.binary(REPLY, answer(request, faults.take()).getEncoded());
        } catch (IllegalArgumentException | ClassCastException unreadable) {
            return declined(PKIFailureInfo.badDataFormat);
        } catch (IOException impossible) {
            throw new IllegalStateException("Writing a time-stamp failed", impossible);
        }
    }

    private DERSequence answer(TimeStampReq request, @Nullable TimestampFault fault) throws IOException {
        if (fault == TimestampFault.REJECTED || !acceptsPolicy(request)) {
            return refusal(PKIFailureInfo.unacceptedPolicy);
        }
        if (!DIGESTS.contains(request.getMessageImprint().getHashAlgorithm().getAlgorithm())) {
            return refusal(PKIFailureInfo.badAlg);
        }
        ASN1EncodableVector parts = new ASN1EncodableVector();
        parts.add(new PKIStatusInfo(PKIStatus.granted));
        if (fault != TimestampFault.NO_TOKEN) {
            parts.add(tokens.make(request, BigInteger.valueOf(serial.getAndIncrement()), fault));
        }
        return new DERSequence(parts);
    }

    private static boolean acceptsPolicy(TimeStampReq request) {
        return request.getReqPolicy() == null || request.getReqPolicy().equals(POLICY);
    }

    private static Reply declined(int reason) {
        try {
            return Reply.binary(REPLY, refusal(reason).getEncoded());
        } catch (IOException impossible) {
            throw new IllegalStateException("Writing a refusal failed", impossible);
        }
    }

    private static DERSequence refusal(int reason) {
        DERSequence status = new DERSequence(new ASN1Encodable[] {
            new ASN1Integer(PKIStatus.REJECTION),
            new PKIFreeText(new DERUTF8String("từ chối (sandbox)")),
            new PKIFailureInfo(reason)
        });
        return new DERSequence(status);
    }
}
