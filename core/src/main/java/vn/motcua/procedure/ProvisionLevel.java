package vn.motcua.procedure;

/**
 * How far a procedure can be done online.
 *
 * <p>From 1 July 2026 a procedure is offered in full unless a reason is published (Decree 224/2026/NĐ-CP); until then each
 * list says it. The constants stand in order, from not known to everything.
 */
public enum ProvisionLevel {
    /** The lists that were read do not say it. */
    UNKNOWN("Chưa rõ"),
    /** Information only (dịch vụ cung cấp thông tin). */
    NONE("Cung cấp thông tin"),
    /** Some steps need the applicant at the desk (một phần). */
    PARTIAL("Một phần"),
    /** Everything, the result included (toàn trình). */
    FULL("Toàn trình");

    private final String label;

    ProvisionLevel(String label) {
        this.label = label;
    }

    /**
     * Returns the name that is shown to people.
     *
     * @return the Vietnamese label
     */
    public String label() {
        return label;
    }
}
