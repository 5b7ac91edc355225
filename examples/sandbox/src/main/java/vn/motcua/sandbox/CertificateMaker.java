package vn.motcua.sandbox;

import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Keys and certificates of the test PKI, by profile. */
final class CertificateMaker {

    private static final int SERIAL_BYTES = 16;
    private static final int CA_USAGE = KeyUsage.keyCertSign | KeyUsage.cRLSign;
    private static final int EC_USAGE = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
    private static final int RSA_USAGE = EC_USAGE | KeyUsage.keyEncipherment | KeyUsage.dataEncipherment;
    private static final KeyPurposeId[] PURPOSES = {
        KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_emailProtection, KeyPurposeId.id_kp_smartcardlogon
    };

    static X500Name name(String organization, @Nullable String unit, @Nullable String locality, String commonName) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
        name.addRDN(BCStyle.C, "VN");
        name.addRDN(BCStyle.O, organization);
        if (unit != null) {
            name.addRDN(BCStyle.OU, unit);
        }
        if (locality != null) {
            name.addRDN(BCStyle.L, locality);
        }
        return name.addRDN(BCStyle.CN, commonName).build();
    }

    TestKey root(X500Name name, List<Instant> validity) {
        return guarded(() -> {
            KeyPair keys = TestKeyType.RSA_2048.generate();
            X509v3CertificateBuilder builder = builder(name, name, validity, keys.getPublic());
            addAuthority(builder, new BasicConstraints(true));
            addKeyIdentifiers(builder, keys.getPublic(), keys.getPublic());
            X509Certificate certificate = sign(builder, keys);
            return new TestKey(keys.getPrivate(), certificate, List.of(certificate));
        });
    }

    TestKey subCa(X500Name name, List<Instant> validity, TestKey issuer, Addresses addresses) {
        return guarded(() -> {
            KeyPair keys = TestKeyType.RSA_2048.generate();
            X509v3CertificateBuilder builder = builder(subjectOf(issuer), name, validity, keys.getPublic());
            addAuthority(builder, new BasicConstraints(0));
            addAddresses(builder, addresses);
            return issued(builder, keys, issuer);
        });
    }

    TestKey leaf(TestSubject subject, TestKey issuer, @Nullable URI issuerFile) {
        return guarded(() -> {
            KeyPair keys = subject.keyType().generate();
            X500Name name = name(
                    subject.organization(), subject.organizationalUnit(), subject.locality(), subject.commonName());
            List<Instant> validity = List.of(needed(subject.notBefore()), needed(subject.notAfter()));
            X509v3CertificateBuilder builder = builder(subjectOf(issuer), name, validity, keys.getPublic());
            addUses(builder, subject.keyType().isElliptic() ? EC_USAGE : RSA_USAGE);
            addEmail(builder, subject);
            addAddresses(builder, new Addresses(subject.crlUrl(), subject.ocspUrl(), issuerFile));
            return issued(builder, keys, issuer);
        });
    }

    TestKey service(ServiceProfile profile, List<Instant> validity, TestKey issuer, Addresses addresses) {
        return guarded(() -> {
            KeyPair keys = TestKeyType.RSA_2048.generate();
            X500Name name = name("Một Cửa Sandbox", null, null, profile.commonName());
            X509v3CertificateBuilder builder = builder(subjectOf(issuer), name, validity, keys.getPublic());
            builder.addExtension(Extension.basicConstraints, false, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(EC_USAGE));
            ExtendedKeyUsage purpose = new ExtendedKeyUsage(profile.purpose());
            builder.addExtension(Extension.extendedKeyUsage, profile.purposeCritical(), purpose);
            if (profile.needNotBeChecked()) {
                builder.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
            }
            addAddresses(builder, addresses);
            return issued(builder, keys, issuer);
        });
    }

    private static TestKey issued(X509v3CertificateBuilder builder, KeyPair keys, TestKey issuer)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        PublicKey issuerKey = issuer.certificate().getPublicKey();
        addKeyIdentifiers(builder, keys.getPublic(), issuerKey);
        X509Certificate certificate = sign(builder, new KeyPair(issuerKey, issuer.privateKey()));
        List<X509Certificate> chain = new ArrayList<>(List.of(certificate));
        chain.addAll(issuer.chain());
        return new TestKey(keys.getPrivate(), certificate, chain);
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, List<Instant> validity, PublicKey key) throws GeneralSecurityException {
        return new JcaX509v3CertificateBuilder(
                issuer, serial(key), Date.from(validity.get(0)), Date.from(validity.get(1)), subject, key);
    }

    /** Random because the key is: every certificate is for a new key. */
    private static BigInteger serial(PublicKey key) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
        return new BigInteger(1, digest, 0, SERIAL_BYTES)
                .clearBit(SERIAL_BYTES * 8 - 1)
                .setBit(SERIAL_BYTES * 8 - 2);
    }

    private static void addAuthority(X509v3CertificateBuilder builder, BasicConstraints constraints)
            throws CertIOException {
        builder.addExtension(Extension.basicConstraints, true, constraints);
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(CA_USAGE));
    }

    private static void addUses(X509v3CertificateBuilder builder, int usage) throws CertIOException {
        builder.addExtension(Extension.basicConstraints, false, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(PURPOSES));
    }

    private static void addEmail(X509v3CertificateBuilder builder, TestSubject subject) throws CertIOException {
        if (subject.email() != null) {
            GeneralName email = new GeneralName(GeneralName.rfc822Name, subject.email());
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(email));
        }
    }

    private static void addAddresses(X509v3CertificateBuilder builder, Addresses addresses) throws CertIOException {
        if (addresses.list() != null) {
            DistributionPointName point = new DistributionPointName(new GeneralNames(uri(addresses.list())));
            DistributionPoint[] points = {new DistributionPoint(point, null, null)};
            builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(points));
        }
        List<AccessDescription> accesses = new ArrayList<>();
        if (addresses.responder() != null) {
            accesses.add(new AccessDescription(AccessDescription.id_ad_ocsp, uri(addresses.responder())));
        }
        if (addresses.issuerFile() != null) {
            accesses.add(new AccessDescription(AccessDescription.id_ad_caIssuers, uri(addresses.issuerFile())));
        }
        if (!accesses.isEmpty()) {
            AccessDescription[] all = accesses.toArray(new AccessDescription[0]);
            builder.addExtension(Extension.authorityInfoAccess, false, new AuthorityInformationAccess(all));
        }
    }

    private static GeneralName uri(URI address) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, address.toASCIIString());
    }

    private static void addKeyIdentifiers(X509v3CertificateBuilder builder, PublicKey key, PublicKey issuerKey)
            throws GeneralSecurityException, CertIOException {
        JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
        builder.addExtension(
                Extension.authorityKeyIdentifier, false, identifiers.createAuthorityKeyIdentifier(issuerKey));
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair signer)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(signer.getPrivate())));
    }

    private static X500Name subjectOf(TestKey issuer) {
        return X500Name.getInstance(
                issuer.certificate().getSubjectX500Principal().getEncoded());
    }

    private static Instant needed(@Nullable Instant instant) {
        if (instant == null) {
            throw new IllegalArgumentException("a certificate needs its validity");
        }
        return instant;
    }

    private static TestKey guarded(Making making) {
        try {
            return making.make();
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException failed) {
            throw new IllegalStateException("Making a test certificate failed", failed);
        }
    }

    /** What may fail while a certificate is made. */
    private interface Making {
        TestKey make() throws GeneralSecurityException, OperatorCreationException, CertIOException;
    }
}
