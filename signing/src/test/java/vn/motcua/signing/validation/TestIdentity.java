package vn.motcua.signing.validation;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** A key with a made-up certificate, and the certificates above it. */
record TestIdentity(KeyPair keys, X509Certificate certificate, List<X509Certificate> issuers) {

    static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    static final Instant END = Instant.parse("2034-01-01T00:00:00Z");
    static final Instant DURING = Instant.parse("2026-11-22T03:00:00Z");

    private static final AtomicLong SERIALS = new AtomicLong(1000);

    static TestIdentity root(String name) {
        return make(rsa(2048), name, null, new Period(START, END, true));
    }

    static TestIdentity root(String name, Instant to) {
        return make(rsa(2048), name, null, new Period(START, to, true));
    }

    TestIdentity authority(String name) {
        return authority(name, rsa(2048));
    }

    TestIdentity authority(String name, KeyPair keys) {
        return make(keys, name, this, new Period(START, END, true));
    }

    TestIdentity issue(String name, KeyPair keys, Instant from, Instant to) {
        return make(keys, name, this, new Period(from, to, false));
    }

    TestIdentity issue(String name) {
        return issue(name, rsa(2048), START, END);
    }

    static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair curve(String name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(name));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TestIdentity make(KeyPair keys, String name, @Nullable TestIdentity issuer, Period period) {
        boolean authority = period.authority;
        X500Name subject = new X500Name("C=VN,CN=" + name);
        KeyPair signer = issuer == null ? keys : issuer.keys;
        X500Name above = issuer == null
                ? subject
                : X500Name.getInstance(
                        issuer.certificate.getSubjectX500Principal().getEncoded());
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                above,
                BigInteger.valueOf(SERIALS.incrementAndGet()),
                Date.from(period.from),
                Date.from(period.to),
                subject,
                keys.getPublic());
        try {
            int usage = authority
                    ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                    : KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(signer.getPrivate())));
            return new TestIdentity(keys, certificate, issuer == null ? List.of() : issuer.chain());
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    List<X509Certificate> chain() {
        List<X509Certificate> all = new ArrayList<>(List.of(certificate));
        all.addAll(issuers);
        return all;
    }

    private record Period(Instant from, Instant to, boolean authority) {}
}
