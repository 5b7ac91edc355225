package vn.motcua.signing.token;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues certificates for any key, usage and validity. */
final class Issuer {

    static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
    static final Instant UNTIL = Instant.parse("2034-01-01T00:00:00Z");

    private static final X500Name NAME = new X500Name("C=VN,O=Test,CN=CA for tests");

    private record Wanted(PublicKey holder, X500Name name, int usage, Instant from, Instant until) {}

    private final AtomicLong serial = new AtomicLong(100);
    private final PrivateKey key;
    private final X509Certificate certificate;

    Issuer() throws Exception {
        KeyPair pair = rsa(2048);
        this.key = pair.getPrivate();
        this.certificate = issue(new Wanted(pair.getPublic(), NAME, KeyUsage.keyCertSign, FROM, UNTIL));
    }

    static KeyPair rsa(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    static KeyPair ec(String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    X509Certificate certificate() {
        return certificate;
    }

    X509Certificate issue(PublicKey holder, int usage, Instant from, Instant until) throws Exception {
        return issue(new Wanted(holder, new X500Name("C=VN,O=Test,CN=Holder"), usage, from, until));
    }

    private X509Certificate issue(Wanted wanted) throws Exception {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                NAME,
                BigInteger.valueOf(serial.incrementAndGet()),
                Date.from(wanted.from()),
                Date.from(wanted.until()),
                wanted.name(),
                wanted.holder());
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(wanted.usage()));
        builder.addExtension(
                Extension.basicConstraints, true, new BasicConstraints(wanted.usage() == KeyUsage.keyCertSign));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(key)));
    }
}
