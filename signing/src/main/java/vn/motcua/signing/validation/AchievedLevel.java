package vn.motcua.signing.validation;

/**
 * Which level a signature has reached, judged by what is in it and not by what it claims. New values may be added in a
 * minor version: keep a default branch.
 */
public enum AchievedLevel {
    /** ETSI EN 319 142-1 baseline B: sub-filter {@code ETSI.CAdES.detached} with a signing-certificate attribute. */
    B_B("B-B"),
    /**
     * A plain PKCS#7 signature of ISO 32000-1, sub-filter {@code adbe.pkcs7.detached}: what most Vietnamese signing
     * tools write. It is no baseline level.
     */
    PKCS7_B("PKCS7-B"),
    /** None of the levels known. */
    UNKNOWN("UNKNOWN");

    private final String label;

    AchievedLevel(String label) {
        this.label = label;
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
