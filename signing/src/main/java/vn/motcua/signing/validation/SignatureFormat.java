package vn.motcua.signing.validation;

/** The family of a signature. New values may be added in a minor version: keep a default branch. */
public enum SignatureFormat {
    /** A signature in a PDF. Whether it is PAdES in the strict sense is said by its {@link AchievedLevel}. */
    PADES("PAdES"),
    /** A CMS signature beside a file or around it. Whether it is CAdES is said by its {@link AchievedLevel}. */
    CADES("CAdES"),
    /** A signature in XML. Whether it is XAdES in the strict sense is said by its {@link AchievedLevel}. */
    XADES("XAdES");

    private final String label;

    SignatureFormat(String label) {
        this.label = label;
    }

    /**
     * Returns the name as the standards write it.
     *
     * @return the name, for instance {@code PAdES}
     */
    public String label() {
        return label;
    }
}
