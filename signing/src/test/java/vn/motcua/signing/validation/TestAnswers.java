package vn.motcua.signing.validation;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;
import org.jspecify.annotations.Nullable;

/** Lists, answers of responders, time-stamps and stores, made by Bouncy Castle and PDFBox alone. */
final class TestAnswers {

    private TestAnswers() {}

    static byte[] crl(TestIdentity issuer, Instant from, Instant to, Map<X509Certificate, Instant> revoked) {
        try {
            JcaX509v2CRLBuilder builder = new JcaX509v2CRLBuilder(issuer.certificate(), Date.from(from));
            builder.setNextUpdate(Date.from(to));
            revoked.forEach((certificate, at) ->
                    builder.addCRLEntry(certificate.getSerialNumber(), Date.from(at), CRLReason.keyCompromise));
            return builder.build(new JcaContentSignerBuilder("SHA256withRSA")
                            .build(issuer.keys().getPrivate()))
                    .getEncoded();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer about a certificate of an issuer, signed by the issuer or one it is said to have appointed. */
    static byte[] ocsp(
            TestIdentity issuer, X509Certificate subject, TestIdentity responder, @Nullable Instant revokedAt) {
        try {
            DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
            AlgorithmIdentifier sha1 = CertificateID.HASH_SHA1;
            JcaBasicOCSPRespBuilder builder =
                    new JcaBasicOCSPRespBuilder(responder.keys().getPublic(), digests.get(sha1));
            Instant made = TestIdentity.DURING.minusSeconds(60);
            builder.addResponse(
                    new CertificateID(
                            digests.get(sha1),
                            new JcaX509CertificateHolder(issuer.certificate()),
                            subject.getSerialNumber()),
                    revokedAt == null ? null : new RevokedStatus(Date.from(revokedAt), CRLReason.keyCompromise),
                    Date.from(made),
                    Date.from(made.plusSeconds(3600)));
            var basic = builder.build(
                    new JcaContentSignerBuilder("SHA256withRSA")
                            .build(responder.keys().getPrivate()),
                    new JcaX509CertificateHolder[] {new JcaX509CertificateHolder(responder.certificate())},
                    Date.from(made));
            return new OCSPRespBuilder()
                    .build(OCSPRespBuilder.SUCCESSFUL, basic)
                    .getEncoded();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A certificate with an extended key usage, or with name constraints where it is an authority's. */
    static TestIdentity special(TestIdentity issuer, String name, @Nullable KeyPurposeId purpose, Instant to) {
        try {
            KeyPair keys = TestIdentity.rsa(2048);
            var builder = new JcaX509v3CertificateBuilder(
                    issuer.certificate().getSubjectX500Principal(),
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(TestIdentity.START.minusSeconds(400_000_000)),
                    Date.from(to),
                    new javax.security.auth.x500.X500Principal("C=VN,CN=" + name),
                    keys.getPublic());
            if (purpose == null) {
                builder.addExtension(
                        Extension.basicConstraints, true, new org.bouncycastle.asn1.x509.BasicConstraints(true));
                GeneralSubtree only = new GeneralSubtree(new GeneralName(new X500Name("C=VN,O=Only these")));
                builder.addExtension(
                        Extension.nameConstraints, true, new NameConstraints(new GeneralSubtree[] {only}, null));
            } else {
                builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose));
            }
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA")
                            .build(issuer.keys().getPrivate())));
            return new TestIdentity(keys, certificate, List.of());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts a store into the document, in a revision of its own. */
    static Path store(Path file, List<X509Certificate> certificates, List<byte[]> lists) {
        return revise(file, document -> {
            COSDictionary store = new COSDictionary();
            COSArray certs = new COSArray();
            for (X509Certificate certificate : certificates) {
                certs.add(stream(certificate.getEncoded()));
            }
            COSArray crls = new COSArray();
            for (byte[] list : lists) {
                crls.add(stream(list));
            }
            store.setItem(COSName.getPDFName("Certs"), certs);
            store.setItem(COSName.getPDFName("CRLs"), crls);
            COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
            catalog.setItem(COSName.getPDFName("DSS"), store);
            catalog.setNeedToBeUpdated(true);
        });
    }

    /** Puts a store into the document that names its lists for one signature only. */
    static Path related(Path file, List<byte[]> lists) {
        return revise(file, document -> {
            COSArray crls = new COSArray();
            for (byte[] list : lists) {
                crls.add(stream(list));
            }
            COSDictionary own = new COSDictionary();
            own.setItem(COSName.getPDFName("CRL"), crls);
            COSDictionary related = new COSDictionary();
            related.setItem(COSName.getPDFName("0123456789ABCDEF0123456789ABCDEF01234567"), own);
            COSDictionary store = new COSDictionary();
            store.setItem(COSName.getPDFName("VRI"), related);
            COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
            catalog.setItem(COSName.getPDFName("DSS"), store);
            catalog.setNeedToBeUpdated(true);
        });
    }

    private static COSStream stream(byte[] bytes) throws IOException {
        COSStream stream = new COSStream();
        try (var out = stream.createOutputStream()) {
            out.write(bytes);
        }
        return stream;
    }

    /** Puts a time-stamp over the document. */
    static Path timestamp(Path file, TestIdentity authority, Instant time) {
        return timestamp(file, authority, time, List.of());
    }

    /** Puts a time-stamp over the document that carries lists of its own. */
    static Path timestamp(Path file, TestIdentity authority, Instant time, List<byte[]> lists) {
        return revise(file, document -> {
            PDSignature value = new PDSignature();
            value.setType(COSName.getPDFName("DocTimeStamp"));
            value.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            value.setSubFilter(COSName.getPDFName("ETSI.RFC3161"));
            document.addSignature(value, content -> token(content.readAllBytes(), authority, time, lists));
        });
    }

    private static byte[] token(byte[] content, TestIdentity authority, Instant time, List<byte[]> lists)
            throws IOException {
        try {
            DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
            var generator = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder()
                            .build("SHA256withRSA", authority.keys().getPrivate(), authority.certificate()),
                    digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                    new ASN1ObjectIdentifier("1.2.3.4"));
            generator.addCertificates(new JcaCertStore(List.of(authority.certificate())));
            List<X509CRLHolder> holders = new ArrayList<>();
            for (byte[] list : lists) {
                holders.add(new X509CRLHolder(list));
            }
            generator.addCRLs(new CollectionStore<>(holders));
            TimeStampRequestGenerator asking = new TimeStampRequestGenerator();
            asking.setCertReq(true);
            var request = asking.generate(
                    NISTObjectIdentifiers.id_sha256,
                    MessageDigest.getInstance("SHA-256").digest(content));
            return generator
                    .generate(request, BigInteger.valueOf(time.toEpochMilli()), Date.from(time))
                    .getEncoded();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private interface Revision {
        void of(PDDocument document) throws IOException, GeneralSecurityException;
    }

    private static Path revise(Path file, Revision change) {
        Path out = file.resolveSibling(file.getFileName() + ".revised");
        try (PDDocument document = Loader.loadPDF(file.toFile());
                var target = Files.newOutputStream(out)) {
            change.of(document);
            document.saveIncremental(target);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        try {
            return Files.move(out, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
