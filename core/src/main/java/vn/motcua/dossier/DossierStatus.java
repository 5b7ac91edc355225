package vn.motcua.dossier;

import java.util.List;

/**
 * The status of a dossier as the national portal counts it.
 *
 * <p>A code that the SDK does not know is kept as it came, never dropped: {@link #isKnown()} tells. Overdue is no
 * status; ask {@link Dossier#isOverdue}. Instances are immutable.
 *
 * @param code the portal's code, 1 to 10 so far
 */
public record DossierStatus(int code) {

    /** Filed online, awaiting acceptance (Mới đăng ký). */
    public static final DossierStatus REGISTERED = new DossierStatus(1);

    /** Accepted by the one-stop (Được tiếp nhận). */
    public static final DossierStatus ACCEPTED = new DossierStatus(2);

    /** Not accepted (Không được tiếp nhận). */
    public static final DossierStatus NOT_ACCEPTED = new DossierStatus(3);

    /** With the unit that handles it (Đang xử lý). */
    public static final DossierStatus PROCESSING = new DossierStatus(4);

    /** Waiting for papers from the applicant (Yêu cầu bổ sung giấy tờ). */
    public static final DossierStatus SUPPLEMENT_REQUESTED = new DossierStatus(5);

    /** Waiting for a payment (Yêu cầu thực hiện nghĩa vụ tài chính). */
    public static final DossierStatus PAYMENT_REQUESTED = new DossierStatus(6);

    /** Withdrawn by the applicant (Công dân yêu cầu rút hồ sơ). */
    public static final DossierStatus WITHDRAWN = new DossierStatus(7);

    /** Stopped (Dừng xử lý). */
    public static final DossierStatus STOPPED = new DossierStatus(8);

    /** The result is ready (Đã xử lý xong). */
    public static final DossierStatus PROCESSED = new DossierStatus(9);

    /** The result was delivered (Đã trả kết quả). */
    public static final DossierStatus RETURNED = new DossierStatus(10);

    private static final List<String> LABELS = List.of(
            "Mới đăng ký",
            "Được tiếp nhận",
            "Không được tiếp nhận",
            "Đang xử lý",
            "Yêu cầu bổ sung giấy tờ",
            "Yêu cầu thực hiện nghĩa vụ tài chính",
            "Công dân yêu cầu rút hồ sơ",
            "Dừng xử lý",
            "Đã xử lý xong",
            "Đã trả kết quả");

    /**
     * Takes a code from the wire.
     *
     * @param code any code
     * @return the status
     */
    public static DossierStatus of(int code) {
        return new DossierStatus(code);
    }

    /**
     * Says whether the SDK knows the code.
     *
     * @return true for 1 to 10
     */
    public boolean isKnown() {
        return code >= 1 && code <= LABELS.size();
    }

    /**
     * Returns the name that is shown to people.
     *
     * @return the Vietnamese label; the code itself if it is not known
     */
    public String label() {
        return isKnown() ? LABELS.get(code - 1) : "Trạng thái " + code;
    }

    /** Returns the code and its label. */
    @Override
    public String toString() {
        return code + " " + label();
    }
}
