package vn.motcua.sandbox;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.Accuracy;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TimeStampReq;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/** Builds tokens part by part, so that each part can be wrong. */
final class TokenMaker {

    private static final ASN1ObjectIdentifier OTHER_POLICY = new ASN1ObjectIdentifier("0.4.0.2023.1.2");
    private static final DateTimeFormatter GENERALIZED =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final TrustKeys keys;
    private final Clock clock;

    TokenMaker(TrustKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    ContentInfo make(TimeStampReq request, BigInteger serial, @Nullable TimestampFault fault) throws IOException {
        try {
            byte[] statement = statement(request, serial, fault).getEncoded("DER");
            TestKey signer = keys.of(signer(fault));
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(attributes(signer)))
                            .build(contentSigner(signer, fault), signer.certificate()));
            if (request.getCertReq() != null
                    && request.getCertReq().isTrue()
                    && fault != TimestampFault.NO_CERTIFICATE) {
                generator.addCertificates(new JcaCertStore(signer.chain().subList(0, 2)));
            }
            return generator
                    .generate(new CMSProcessableByteArray(PKCSObjectIdentifiers.id_ct_TSTInfo, statement), true)
                    .toASN1Structure();
        } catch (GeneralSecurityException | OperatorCreationException | CMSException failed) {
            throw new IllegalStateException("Signing a time-stamp failed", failed);
        }
    }

    private DERSequence statement(TimeStampReq request, BigInteger serial, @Nullable TimestampFault fault) {
        ASN1EncodableVector parts = new ASN1EncodableVector();
        parts.add(new ASN1Integer(1));
        parts.add(fault == TimestampFault.WRONG_POLICY ? OTHER_POLICY : TimestampDesk.POLICY);
        parts.add(fault == TimestampFault.WRONG_IMPRINT ? otherImprint(request) : request.getMessageImprint());
        parts.add(new ASN1Integer(serial));
        Instant time = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        parts.add(new ASN1GeneralizedTime(GENERALIZED.format(time)));
        parts.add(new Accuracy(new ASN1Integer(1), new ASN1Integer(500), null));
        if (request.getNonce() != null && fault != TimestampFault.MISSING_NONCE) {
            BigInteger nonce = request.getNonce().getValue();
            parts.add(new ASN1Integer(fault == TimestampFault.WRONG_NONCE ? nonce.add(BigInteger.ONE) : nonce));
        }
        return new DERSequence(parts);
    }

    private static MessageImprint otherImprint(TimeStampReq request) {
        MessageImprint asked = request.getMessageImprint();
        byte[] digest = asked.getHashedMessage().clone();
        digest[0] ^= 1;
        return new MessageImprint(asked.getHashAlgorithm(), digest);
    }

    private static TrustKeys.Signer signer(@Nullable TimestampFault fault) {
        if (fault == TimestampFault.WRONG_SIGNER) {
            return TrustKeys.Signer.OFFICER;
        }
        if (fault == TimestampFault.FOREIGN_SIGNER) {
            return TrustKeys.Signer.FOREIGN_TIMESTAMP;
        }
        return fault == TimestampFault.EXPIRED_SIGNER ? TrustKeys.Signer.EXPIRED_TIMESTAMP : TrustKeys.Signer.TIMESTAMP;
    }

    /** Without a time of signing, the library would add that of the machine. */
    private AttributeTable attributes(TestKey signer) throws GeneralSecurityException {
        byte[] name =
                MessageDigest.getInstance("SHA-256").digest(signer.certificate().getEncoded());
        SigningCertificateV2 named = new SigningCertificateV2(new ESSCertIDv2(name));
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(named)));
        Time signed = new Time(Date.from(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
        attributes.add(new Attribute(CMSAttributes.signingTime, new DERSet(signed)));
        return new AttributeTable(attributes);
    }

    private static ContentSigner contentSigner(TestKey signer, @Nullable TimestampFault fault)
            throws OperatorCreationException {
        ContentSigner good = new JcaContentSignerBuilder("SHA256withRSA").build(signer.privateKey());
        return fault == TimestampFault.BROKEN_SIGNATURE ? new BrokenSigner(good) : good;
    }
}
