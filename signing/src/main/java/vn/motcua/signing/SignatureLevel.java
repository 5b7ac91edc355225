package vn.motcua.signing;

/**
 * How long a signature can be proven, as the baseline profiles of ETSI name it (EN 319 142-1 for PDF, EN 319 132-1 for
 * XML, EN 319 122-1 for CMS).
 *
 * <p>The order of the constants is the order of strength.
 */
public enum SignatureLevel {
    /** The signature with its certificates; it can be proven as long as these are valid. */
    B_B("B-B"),
    /** B-B with a time-stamp over the signature: it existed while its certificate was valid. */
    B_T("B-T"),
    /** B-T with all certificates and revocation answers a validator needs. */
    B_LT("B-LT"),
    /** B-LT with time-stamps over the whole document, renewed before their algorithms weaken. */
    B_LTA("B-LTA");

    private final String label;

    SignatureLevel(String label) {
        this.label = label;
    }

    /**
     * Names the level as the standards write it.
     *
     * @return for instance {@code B-LT}
     */
    public String label() {
        return label;
    }
}
