package vn.motcua.signing.token;

import java.util.Locale;

/**
 * What is lost where the JDK's SunPKCS11 provider stands in for our own binding of PKCS#11.
 *
 * <p>New losses may be added in a minor version: keep a default branch.
 */
public enum FallbackLoss {
    /** The PIN is asked for when the key is opened, because the provider shows certificates only after the login. */
    PIN_ASKED_AT_OPENING(
            "the PIN is asked for before the document is looked at", "mã PIN được hỏi trước khi văn bản được kiểm tra"),
    /** Whether tries are running out or the PIN is locked is known from the opening, not from just before each PIN. */
    PIN_STATE_OF_THE_OPENING(
            "tries of the PIN that were used up meanwhile are not seen",
            "không thấy được số lần nhập mã PIN đã bị dùng trong lúc đó"),
    /** A token that was pulled out, a lost session or a restarted card service ends the key: open it again. */
    NO_RECOVERY(
            "a token that is pulled out, even for a moment, ends the work with it",
            "rút thiết bị ký số ra, dù chỉ một lúc, là phải làm lại"),
    /** Keys that demand the PIN for each signature cannot be used. */
    NO_CONFIRMATION_PER_SIGNATURE(
            "keys that demand the PIN for each signature cannot be used",
            "không dùng được khóa đòi nhập mã PIN cho từng chữ ký"),
    /** Keys cannot be named by their identifier (CKA_ID), and only certificates the provider lists are seen. */
    NO_CHOICE_BY_IDENTIFIER("keys cannot be named by their identifier", "không chọn được khóa theo mã định danh"),
    /** Tokens are neither listed nor watched. */
    NO_LIST_AND_NO_WATCH(
            "tokens are neither listed nor watched", "không liệt kê và không theo dõi được thiết bị ký số"),
    /** Drivers are loaded into this process without having been tried in one of their own. */
    DRIVERS_NOT_TRIED_APART(
            "a driver that crashes takes this program with it", "trình điều khiển bị lỗi sẽ làm dừng chương trình này");

    private final String english;
    private final String vietnamese;

    FallbackLoss(String english, String vietnamese) {
        this.english = english;
        this.vietnamese = vietnamese;
    }

    /**
     * Says what is lost, for those who sign.
     *
     * @param locale Vietnamese for the Vietnamese text, any other for the English one
     * @return a clause without a full stop
     */
    public String explanation(Locale locale) {
        return locale.getLanguage().equals("vi") ? vietnamese : english;
    }
}
