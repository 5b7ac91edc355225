package vn.motcua.signing.validation;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.jspecify.annotations.Nullable;

/**
 * What a revocation list says it is about (RFC 5280, 5.2.5), held against a certificate.
 *
 * @param covers whether it is about the certificate
 * @param allReasons whether it would name the certificate whatever the reason of its revocation
 * @param points the names of the part that the list is; none if it is not split
 */
record CrlScope(boolean covers, boolean allReasons, Set<GeneralName> points) {

    CrlScope {
        points = Set.copyOf(points);
    }

    static CrlScope of(X509CRL list, X509Certificate subject) {
        byte[] value = list.getExtensionValue(Extension.issuingDistributionPoint.getId());
        if (value == null) {
            return new CrlScope(true, true, Set.of());
        }
        IssuingDistributionPoint scope = IssuingDistributionPoint.getInstance(
                ASN1OctetString.getInstance(value).getOctets());
        boolean authority = subject.getBasicConstraints() >= 0;
        Set<GeneralName> points = names(scope.getDistributionPoint());
        boolean covers = !scope.isIndirectCRL()
                && !scope.onlyContainsAttributeCerts()
                && (authority ? !scope.onlyContainsUserCerts() : !scope.onlyContainsCACerts())
                && (scope.getDistributionPoint() == null || isNamed(points, subject));
        return new CrlScope(covers, scope.getOnlySomeReasons() == null, points);
    }

    /** One part of a list that is split must not pass for another: the certificate names its own. */
    private static boolean isNamed(Set<GeneralName> points, X509Certificate subject) {
        byte[] value = subject.getExtensionValue(Extension.cRLDistributionPoints.getId());
        if (value == null) {
            return false;
        }
        CRLDistPoint named =
                CRLDistPoint.getInstance(ASN1OctetString.getInstance(value).getOctets());
        return Arrays.stream(named.getDistributionPoints())
                .filter(point -> point.getCRLIssuer() == null)
                .map(DistributionPoint::getDistributionPoint)
                .flatMap(point -> names(point).stream())
                .anyMatch(points::contains);
    }

    /** Names relative to the issuer are not followed. */
    private static Set<GeneralName> names(@Nullable DistributionPointName name) {
        return name == null || name.getType() != DistributionPointName.FULL_NAME
                ? Set.of()
                : new HashSet<>(
                        Arrays.asList(GeneralNames.getInstance(name.getName()).getNames()));
    }
}
