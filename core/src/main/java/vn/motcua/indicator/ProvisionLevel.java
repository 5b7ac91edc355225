package vn.motcua.indicator;

/** How far a procedure is offered online (mức độ cung cấp dịch vụ công trực tuyến). */
public enum ProvisionLevel {
    /** Information only. */
    NONE,
    /** In part (một phần). */
    PARTIAL,
    /** In full (toàn trình). */
    FULL;

    ProvisionLevel or(ProvisionLevel other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
