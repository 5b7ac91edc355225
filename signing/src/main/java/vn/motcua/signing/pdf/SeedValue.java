package vn.motcua.signing.pdf;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * What the maker of an empty field demands of the signature in it (ISO 32000-1, 12.7.4.5, tables 234 to 236): kept, or
 * refused with its name. What is only recommended is not looked at.
 */
final class SeedValue {

    private static final int FILTER = 1;
    private static final int SUB_FILTER = 1 << 1;
    private static final int VERSION = 1 << 2;
    private static final int REASONS = 1 << 3;
    private static final int LEGAL_ATTESTATION = 1 << 4;
    private static final int REVOCATION = 1 << 5;
    private static final int DIGEST_METHOD = 1 << 6;
    private static final int LOCK_DOCUMENT = 1 << 7;
    private static final int APPEARANCE = 1 << 8;
    private static final int CERTIFICATE_SUBJECT = 1;
    private static final int CERTIFICATE_ISSUER = 1 << 1;
    private static final int NEWEST_VERSION = 3;

    private static final COSName MDP = COSName.getPDFName("MDP");
    private static final COSName TIME_STAMP = COSName.getPDFName("TimeStamp");
    private static final COSName ISSUER = COSName.getPDFName("Issuer");

    private final COSDictionary seed;
    private final int demanded;

    private SeedValue(COSDictionary seed) {
        this.seed = seed;
        this.demanded = seed.getInt(COSName.FF, 0);
    }

    static Optional<SeedValue> of(FormField field) {
        return Optional.ofNullable(field.dictionary().getCOSDictionary(FormField.SEED_VALUE))
                .map(SeedValue::new);
    }

    void require(SignatureRequest request) {
        require(FILTER, "Filter", () -> "Adobe.PPKLite".equals(seed.getNameAsString(COSName.FILTER)));
        require(SUB_FILTER, "SubFilter", () -> lists("SubFilter", "ETSI.CAdES.detached"::equals));
        require(VERSION, "V", () -> seed.getFloat(COSName.V, 0) <= NEWEST_VERSION);
        require(REASONS, "Reasons", () -> !lists("Reasons", reason -> !reason.equals(".")));
        require(LEGAL_ATTESTATION, "LegalAttestation", () -> false);
        require(REVOCATION, "AddRevInfo", () -> !seed.getBoolean(COSName.getPDFName("AddRevInfo"), false));
        String digest = request.algorithm().digestName();
        require(DIGEST_METHOD, "DigestMethod", () -> lists("DigestMethod", method -> same(method, digest)));
        require(LOCK_DOCUMENT, "LockDocument", () -> false);
        require(APPEARANCE, "AppearanceFilter", () -> false);
        @Nullable COSDictionary timeStamp = seed.getCOSDictionary(TIME_STAMP);
        if (timeStamp != null && timeStamp.getInt(COSName.FF, 0) != 0) {
            throw refused("TimeStamp");
        }
        @Nullable COSDictionary certificate = seed.getCOSDictionary(COSName.CERT);
        if (certificate != null) {
            requireCertificate(certificate, request.chain());
        }
    }

    /** The certification the field asks for: none, or one the options may not contradict. */
    Optional<Certification> certification(Optional<Certification> asked) {
        @Nullable COSDictionary mdp = seed.getCOSDictionary(MDP);
        if (mdp == null) {
            return asked;
        }
        int permission = mdp.getInt(COSName.P, 0);
        Optional<Certification> demandedHere =
                permission == 0 ? Optional.empty() : Optional.of(Certification.of(permission));
        if (asked.isPresent() && !asked.equals(demandedHere)) {
            throw refused("MDP");
        }
        return demandedHere;
    }

    private interface Kept {
        boolean isKept();
    }

    private void require(int flag, String name, Kept kept) {
        if ((demanded & flag) != 0 && seed.containsKey(COSName.getPDFName(name)) && !kept.isKept()) {
            throw refused(name);
        }
    }

    private static InvalidInputException refused(String demand) {
        return new InvalidInputException(
                FailureCode.INVALID_VALUE,
                "fieldName",
                "a field that demands another " + demand,
                "a field it can keep");
    }

    private boolean lists(String name, Predicate<String> wanted) {
        @Nullable COSArray values = seed.getCOSArray(COSName.getPDFName(name));
        for (int i = 0; values != null && i < values.size(); i++) {
            @Nullable COSBase value = values.getObject(i);
            if ((value instanceof COSName word && wanted.test(word.getName()))
                    || (value instanceof COSString text && wanted.test(text.getString()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(String method, String digest) {
        return method.replace("-", "").toUpperCase(Locale.ROOT).equals(digest.replace("-", ""));
    }

    private static void requireCertificate(COSDictionary demands, List<X509Certificate> chain) {
        int flags = demands.getInt(COSName.FF, 0);
        if ((flags & CERTIFICATE_SUBJECT) != 0 && !holds(demands.getCOSArray(COSName.SUBJECT), chain.subList(0, 1))) {
            throw refused("certificate");
        }
        if ((flags & CERTIFICATE_ISSUER) != 0 && !holds(demands.getCOSArray(ISSUER), chain)) {
            throw refused("issuer");
        }
        if ((flags & ~(CERTIFICATE_SUBJECT | CERTIFICATE_ISSUER)) != 0) {
            throw refused("kind of certificate");
        }
    }

    private static boolean holds(@Nullable COSArray encoded, List<X509Certificate> candidates) {
        for (int i = 0; encoded != null && i < encoded.size(); i++) {
            if (encoded.getObject(i) instanceof COSString der
                    && candidates.stream().anyMatch(candidate -> Arrays.equals(encoding(candidate), der.getBytes()))) {
                return true;
            }
        }
        return false;
    }

    private static byte[] encoding(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            return new byte[0];
        }
    }
}
