package vn.motcua.signing.validation;

import vn.motcua.signing.SignatureLevel;

/**
 * Which level a signature has reached, judged by what is in it and not by what it claims. New values may be added in a
 * minor version: keep a default branch.
 */
public enum AchievedLevel {
    /** ETSI EN 319 142-1 baseline B: sub-filter {@code ETSI.CAdES.detached} with a signing-certificate attribute. */
    B_B("B-B"),
    /** B-B with a time-stamp that holds: over the signature value, or over the document behind the signature. */
    B_T("B-T"),
    /** B-T, and the document's security store has answers about the certificates of signature and time-stamp. */
    B_LT("B-LT"),
    /** B-LT, and a later time-stamp over the document that holds covers these answers. */
    B_LTA("B-LTA"),
    /** Not a person's signature but a time-stamp over the document (sub-filter {@code ETSI.RFC3161}). */
    DOCUMENT_TIMESTAMP("TIMESTAMP"),
    /**
     * A plain PKCS#7 signature of ISO 32000-1, sub-filter {@code adbe.pkcs7.detached}: what most Vietnamese signing
     * tools write. It is no baseline level.
     */
    PKCS7_B("PKCS7-B"),
    /** A plain XML signature without a signed name of its certificate. It is no baseline level. */
    XMLDSIG("XMLDSIG"),
    /** None of the levels known. */
    UNKNOWN("UNKNOWN");

    private final String label;

    AchievedLevel(String label) {
        this.label = label;
    }

    static AchievedLevel of(SignatureLevel level) {
        return switch (level) {
            case B_B -> B_B;
            case B_T -> B_T;
            case B_LT -> B_LT;
            case B_LTA -> B_LTA;
        };
    }

    /**
     * Returns the name as the standards write it.
     *
     * @return the name, for instance {@code B-B}
     */
    public String label() {
        return label;
    }
}
