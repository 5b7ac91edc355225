package vn.motcua.signing.pdf.appearance;

/** The forms of a copy (Decree 30/2020/NĐ-CP, Article 25). */
public enum CopyForm {
    /** A full copy made from the original: sao y. */
    TRUE_COPY("SAO Y"),
    /** A full copy made from a true copy: sao lục. */
    COPY_OF_COPY("SAO LỤC"),
    /** A copy of a part: trích sao. */
    EXTRACT("TRÍCH SAO");

    private final String wording;

    CopyForm(String wording) {
        this.wording = wording;
    }

    /**
     * Returns the words the page shows.
     *
     * @return for instance {@code SAO Y}
     */
    public String wording() {
        return wording;
    }
}
