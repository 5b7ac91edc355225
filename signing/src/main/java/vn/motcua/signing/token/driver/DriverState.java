package vn.motcua.signing.token.driver;

import vn.motcua.failure.Responsible;

/**
 * What has been found out about a driver, as a code that stays the same between versions.
 *
 * <p>New codes may be added in a minor version: keep a default branch.
 */
public enum DriverState {
    /** It works and sees a token. */
    USABLE(
            Responsible.OFFICER,
            new Wording("it works and sees %s token(s)", "hoạt động, nhận được %s thiết bị"),
            new Wording("Nothing has to be done.", "Không cần làm gì thêm.")),
    /** It works and sees no token. */
    NO_TOKEN(
            Responsible.OFFICER,
            new Wording("it works, but sees no token", "hoạt động nhưng chưa thấy thiết bị ký số nào"),
            new Wording(
                    "Plug in the token; if another driver sees it, this one is for another kind of token.",
                    "Hãy cắm thiết bị ký số; nếu trình điều khiển khác đã nhận thì tệp này dành cho loại thiết bị khác.")),
    /** It is made for 32-bit programs and this one has 64 bits, or the other way round. */
    WRONG_WIDTH(
            Responsible.OPERATOR,
            new Wording(
                    "it is a %s-bit driver, this program runs with %s bits",
                    "là trình điều khiển %s bit, còn chương trình này chạy ở chế độ %s bit"),
            new Wording(
                    "Install the maker's driver for %s-bit programs.",
                    "Hãy cài bản trình điều khiển dành cho chương trình %s bit của nhà cung cấp.")),
    /** It is made for another processor. */
    WRONG_ARCHITECTURE(
            Responsible.OPERATOR,
            new Wording(
                    "it is made for %s, this program runs on %s",
                    "được làm cho bộ xử lý %s, còn chương trình này chạy trên %s"),
            new Wording(
                    "Install the maker's driver for %s, or run the program with a Java runtime for %s.",
                    "Hãy cài bản trình điều khiển cho %s, hoặc chạy chương trình bằng bản Java cho %s.")),
    /** The file is not a library of this system, or is broken. */
    NOT_A_LIBRARY(
            Responsible.OPERATOR,
            new Wording("%s", "%s"),
            new Wording(
                    "Install the driver again from its maker's site.",
                    "Hãy cài lại trình điều khiển từ trang của nhà cung cấp.")),
    /** The system or the driver itself refuses to be used. */
    NOT_LOADABLE(
            Responsible.OPERATOR,
            new Wording("it cannot be used: %s", "không sử dụng được: %s"),
            new Wording(
                    "Install the driver again with all that it needs, and check that the smart-card service runs.",
                    "Hãy cài lại trình điều khiển cùng các thành phần kèm theo và kiểm tra dịch vụ thẻ thông minh.")),
    /** It brought down the process it was tried in. */
    CRASHED(
            Responsible.OPERATOR,
            new Wording("it brought down the process it was tried in: %s", "làm tiến trình chạy thử dừng đột ngột: %s"),
            new Wording(
                    "Do not use it; install the newest driver of the token's maker.",
                    "Không nên dùng; hãy cài bản trình điều khiển mới nhất của nhà cung cấp thiết bị.")),
    /** It did not answer in time. */
    TIMED_OUT(
            Responsible.OPERATOR,
            new Wording("it did not answer within %s seconds", "không trả lời trong %s giây"),
            new Wording(
                    "Plug the token in again or restart the smart-card service; if it lasts, install the newest driver.",
                    "Hãy cắm lại thiết bị hoặc khởi động lại dịch vụ thẻ; nếu vẫn lỗi, hãy cài trình điều khiển mới.")),
    /** What it answered cannot be understood. */
    GARBLED(
            Responsible.OPERATOR,
            new Wording(
                    "what was written in place of its answer cannot be understood",
                    "không hiểu được nội dung ghi ra thay cho câu trả lời"),
            new Wording(
                    "Do not use it; install the newest driver of the token's maker.",
                    "Không nên dùng; hãy cài bản trình điều khiển mới nhất của nhà cung cấp thiết bị."));

    private final Responsible responsible;
    private final String explanation;
    private final String explanationInVietnamese;
    private final String remedy;
    private final String remedyInVietnamese;

    DriverState(Responsible responsible, Wording explanation, Wording remedy) {
        this.responsible = responsible;
        this.explanation = explanation.english();
        this.explanationInVietnamese = explanation.vietnamese();
        this.remedy = remedy.english();
        this.remedyInVietnamese = remedy.vietnamese();
    }

    /**
     * Says who has to act.
     *
     * @return the one who must act first
     */
    public Responsible responsible() {
        return responsible;
    }

    Wording explanation() {
        return new Wording(explanation, explanationInVietnamese);
    }

    Wording remedy() {
        return new Wording(remedy, remedyInVietnamese);
    }
}
