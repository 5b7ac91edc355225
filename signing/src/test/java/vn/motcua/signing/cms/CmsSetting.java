package vn.motcua.signing.cms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import vn.motcua.sandbox.Sandbox;
import vn.motcua.sandbox.TestKey;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.sandbox.TrustSandbox;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.timestamp.Persistence;
import vn.motcua.signing.timestamp.TimestampClient;
import vn.motcua.signing.timestamp.TimestampOptions;
import vn.motcua.signing.timestamp.TimestampService;
import vn.motcua.signing.token.JcaKey;
import vn.motcua.signing.trust.EvidenceClient;
import vn.motcua.signing.trust.EvidenceOptions;
import vn.motcua.signing.trust.OpenSsl;
import vn.motcua.signing.trust.TrustAnchors;

/** A sandbox with officials whose certificates name its services, clients that ask them, and a judge. */
final class CmsSetting implements AutoCloseable {

    final Sandbox sandbox = Sandbox.start();
    final TrustSandbox trust = sandbox.trust();
    final TimestampClient timestamps =
            TimestampClient.open(TimestampOptions.defaults(TimestampService.at(trust.timestampUrl()))
                    .withPersistence(Persistence.defaults().withRounds(1)));
    final EvidenceClient evidence = EvidenceClient.open(EvidenceOptions.defaults()
            .withPrivateHosts(Set.of("127.0.0.1"))
            .withAnchors(TrustAnchors.of(trust.pki().root())));

    SigningKey officer(TestKeyType type) {
        TestKey key = trust.pki()
                .issue(TestSubject.of("Nguyễn Văn Thử", "Ủy ban nhân dân xã Mẫu")
                        .withKeyType(type));
        return JcaKey.of(key.privateKey(), key.chain());
    }

    /** A key of a kind the sandbox does not issue for, with a certificate of its own. */
    static SigningKey curve(String name) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(name));
        KeyPair pair = generator.generateKeyPair();
        X500Name subject = new X500Name("C=VN,CN=" + name);
        Instant now = Instant.now();
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                subject,
                                BigInteger.TEN,
                                Date.from(now.minus(1, ChronoUnit.DAYS)),
                                Date.from(now.plus(300, ChronoUnit.DAYS)),
                                subject,
                                pair.getPublic())
                        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        return JcaKey.of(pair.getPrivate(), List.of(certificate));
    }

    CmsSignOptions signing(SignatureLevel level) {
        return CmsSignOptions.defaults()
                .withTimestamps(timestamps)
                .withEvidence(evidence)
                .withLevel(level);
    }

    AsicSignOptions container(SignatureLevel level) {
        return AsicSignOptions.defaults()
                .withTimestamps(timestamps)
                .withEvidence(evidence)
                .withLevel(level);
    }

    AsicExtendOptions containerTo(SignatureLevel level) {
        return AsicExtendOptions.to(level).withTimestamps(timestamps).withEvidence(evidence);
    }

    CmsExtendOptions to(SignatureLevel level) {
        return CmsExtendOptions.to(level).withTimestamps(timestamps).withEvidence(evidence);
    }

    /** A file of seeded noise, which is no text and holds every octet. */
    static Path file(Path path, int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        try {
            return Files.write(path, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What openssl says of a signature; the content stands in the folder as {@code content.out} when it is good. */
    static String opensslSays(Path folder, Path signature, X509Certificate root, Object... more) {
        OpenSsl openSsl = new OpenSsl(folder);
        Object[] fixed = {
            "cms",
            "-verify",
            "-binary",
            "-cades",
            "-inform",
            "DER",
            "-in",
            signature,
            "-purpose",
            "any",
            "-CAfile",
            openSsl.pem("root.pem", root),
            "-out",
            folder.resolve("content.out")
        };
        Object[] all = new Object[fixed.length + more.length];
        System.arraycopy(fixed, 0, all, 0, fixed.length);
        System.arraycopy(more, 0, all, fixed.length, more.length);
        return openSsl.run(all);
    }

    @Override
    public void close() {
        timestamps.close();
        evidence.close();
        sandbox.close();
    }
}
