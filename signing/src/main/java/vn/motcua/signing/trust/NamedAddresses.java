package vn.motcua.signing.trust;

import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.jspecify.annotations.Nullable;

/**
 * The http and https addresses a certificate names, in its order. Others, such as ldap, and extensions that cannot be
 * read count as none: the certificate is whoever's made it.
 */
final class NamedAddresses {

    private static final int MOST = 8;

    private NamedAddresses() {}

    static List<URI> responders(X509Certificate certificate) {
        return accesses(certificate, AccessDescription.id_ad_ocsp);
    }

    static List<URI> issuers(X509Certificate certificate) {
        return accesses(certificate, AccessDescription.id_ad_caIssuers);
    }

    static List<URI> lists(X509Certificate certificate) {
        try {
            ASN1Primitive value = extension(certificate, Extension.cRLDistributionPoints);
            return value == null
                    ? List.of()
                    : usable(Arrays.stream(CRLDistPoint.getInstance(value).getDistributionPoints())
                            .flatMap(NamedAddresses::wholeLists));
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
    }

    private static List<URI> accesses(X509Certificate certificate, ASN1ObjectIdentifier method) {
        try {
            ASN1Primitive value = extension(certificate, Extension.authorityInfoAccess);
            return value == null
                    ? List.of()
                    : usable(Arrays.stream(AuthorityInformationAccess.getInstance(value)
                                    .getAccessDescriptions())
                            .filter(access -> access.getAccessMethod().equals(method))
                            .map(AccessDescription::getAccessLocation));
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
    }

    /** Points for some reasons only, or signed by another than the certificate's issuer, do not settle the question. */
    private static Stream<GeneralName> wholeLists(DistributionPoint point) {
        DistributionPointName name = point.getDistributionPoint();
        if (name == null
                || name.getType() != DistributionPointName.FULL_NAME
                || point.getReasons() != null
                || point.getCRLIssuer() != null) {
            return Stream.empty();
        }
        return Arrays.stream(GeneralNames.getInstance(name.getName()).getNames());
    }

    private static List<URI> usable(Stream<GeneralName> names) {
        List<URI> addresses = new ArrayList<>();
        names.filter(name -> name.getTagNo() == GeneralName.uniformResourceIdentifier)
                .map(name -> name.getName().toString().strip())
                .filter(NamedAddresses::isHttp)
                .distinct()
                .limit(MOST)
                .forEach(text -> addresses.add(URI.create(text)));
        return addresses;
    }

    static boolean isHttp(String text) {
        try {
            URI address = URI.create(text);
            String scheme =
                    address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            return address.getHost() != null
                    && address.getUserInfo() == null
                    && (scheme.equals("http") || scheme.equals("https"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static @Nullable ASN1Primitive extension(X509Certificate certificate, ASN1ObjectIdentifier name)
            throws IOException {
        byte[] value = certificate.getExtensionValue(name.getId());
        return value == null
                ? null
                : ASN1Primitive.fromByteArray(ASN1OctetString.getInstance(value).getOctets());
    }
}
