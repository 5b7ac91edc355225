package vn.motcua.signing.validation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Signs PDFs by PDFBox and Bouncy Castle alone, well or badly, so that the validator is not asked about the SDK's own
 * work.
 *
 * @param named the certificate in the signing-certificate attribute; empty for none
 * @param carried the certificates in the CMS
 */
record TestSignature(
        String subFilter,
        String algorithm,
        boolean plainRsa,
        PrivateKey key,
        X509Certificate signer,
        List<X509Certificate> named,
        List<X509Certificate> carried) {

    private static final Provider PROVIDER = new BouncyCastleProvider();
    private static final int RESERVED = 16_000;
    private static final int ROOM = 1_000;

    static final String PADES = "ETSI.CAdES.detached";
    static final String PKCS7 = "adbe.pkcs7.detached";

    static TestSignature pades(TestIdentity by) {
        return new TestSignature(
                PADES,
                "SHA256withRSA",
                false,
                by.keys().getPrivate(),
                by.certificate(),
                List.of(by.certificate()),
                by.chain());
    }

    /** As the tools of Vietnamese agencies sign: the leaf alone, and RSA without its hash as the algorithm. */
    static TestSignature pkcs7(TestIdentity by) {
        return new TestSignature(
                PKCS7,
                "SHA256withRSA",
                true,
                by.keys().getPrivate(),
                by.certificate(),
                List.of(),
                List.of(by.certificate()));
    }

    TestSignature withAlgorithm(String name) {
        return new TestSignature(subFilter, name, plainRsa, key, signer, named, carried);
    }

    TestSignature withSubFilter(String name) {
        return new TestSignature(name, algorithm, plainRsa, key, signer, named, carried);
    }

    TestSignature withKey(PrivateKey other) {
        return new TestSignature(subFilter, algorithm, plainRsa, other, signer, named, carried);
    }

    TestSignature withNamed(X509Certificate... certificates) {
        return new TestSignature(subFilter, algorithm, plainRsa, key, signer, List.of(certificates), carried);
    }

    TestSignature withCarried(X509Certificate... certificates) {
        return new TestSignature(subFilter, algorithm, plainRsa, key, signer, named, List.of(certificates));
    }

    static Path blank(Path file) {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(file.toFile());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Appends a signature to the file itself. */
    Path sign(Path file) {
        Path out = file.resolveSibling(file.getFileName() + ".signed");
        try (PDDocument document = Loader.loadPDF(file.toFile());
                SignatureOptions options = new SignatureOptions();
                OutputStream target = Files.newOutputStream(out)) {
            options.setPreferredSignatureSize(RESERVED + ROOM * carried.size());
            PDSignature value = new PDSignature();
            value.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            value.setSubFilter(COSName.getPDFName(subFilter));
            Calendar time = new GregorianCalendar(TimeZone.getTimeZone("Asia/Ho_Chi_Minh"), Locale.ROOT);
            time.clear();
            time.set(2026, Calendar.NOVEMBER, 22, 9, 30, 15);
            value.setSignDate(time);
            document.addSignature(value, this::cms, options);
            document.saveIncremental(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            return Files.move(out, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] cms(InputStream content) throws IOException {
        try {
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            var info = plainRsa
                    ? new SignerInfoGeneratorBuilder(
                            digests,
                            any -> new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE))
                    : new SignerInfoGeneratorBuilder(digests, exact -> exact);
            info.setSignedAttributeGenerator(
                    new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes())));
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(info.build(
                    new JcaContentSignerBuilder(algorithm).setProvider(PROVIDER).build(key),
                    new JcaX509CertificateHolder(signer)));
            generator.addCertificates(new JcaCertStore(carried));
            return generator
                    .generate(new CMSProcessableByteArray(content.readAllBytes()), false)
                    .getEncoded();
        } catch (GeneralSecurityException | OperatorCreationException | CMSException e) {
            throw new IOException(e);
        }
    }

    private ASN1EncodableVector attributes() throws GeneralSecurityException {
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        List<ESSCertIDv2> ids = new ArrayList<>();
        for (X509Certificate certificate : named) {
            ids.add(new ESSCertIDv2(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded())));
        }
        if (!ids.isEmpty()) {
            attributes.add(new Attribute(
                    PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                    new DERSet(new SigningCertificateV2(ids.toArray(ESSCertIDv2[]::new)))));
        }
        return attributes;
    }
}
