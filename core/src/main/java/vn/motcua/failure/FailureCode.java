package vn.motcua.failure;

import java.util.Locale;

/**
 * What went wrong, as a code that stays the same between versions.
 *
 * <p>Each code knows {@linkplain #responsible() who must act}, {@linkplain #retryMayHelp() whether the same call may
 * succeed later}, and a {@linkplain #remedy(Locale) remedy} in Vietnamese and English. New codes may be added in a
 * minor version: keep a default branch.
 */
public enum FailureCode {
    /** A value is outside what is legal. */
    INVALID_VALUE(Responsible.VENDOR, false, "Correct the value and try again.", "Hãy sửa giá trị rồi thực hiện lại."),
    /** The calendar has no official notice for the year. */
    CALENDAR_INCOMPLETE(
            Responsible.VENDOR,
            false,
            "Load the year's holiday notice, or ask for a date within the years listed.",
            "Hãy nạp thông báo nghỉ lễ của năm đó, hoặc dùng ngày thuộc các năm đã có."),
    /** An update of the law's data carries no signature by a trusted key. */
    LAW_DATA_UNTRUSTED(
            Responsible.OPERATOR,
            false,
            "Fetch the update and its signature again from who issues it, and check the trusted keys.",
            "Hãy tải lại bản cập nhật cùng chữ ký từ nơi phát hành và kiểm tra các khoá tin cậy."),
    /** An update of the law's data is older than what is loaded. */
    LAW_DATA_OUTDATED(Responsible.OPERATOR, false, "Load the newest update instead.", "Hãy nạp bản cập nhật mới nhất."),
    /** The input file does not exist. */
    FILE_NOT_FOUND(Responsible.OFFICER, false, "Check the path of the file.", "Hãy kiểm tra lại đường dẫn của tệp."),
    /** The input file exists but cannot be read. */
    FILE_UNREADABLE(
            Responsible.OPERATOR,
            true,
            "Check the permissions of the file and the health of the disk.",
            "Hãy kiểm tra quyền truy cập tệp và tình trạng ổ đĩa."),
    /** The output cannot be written. Whatever stood there before is unchanged. */
    OUTPUT_NOT_WRITABLE(
            Responsible.OPERATOR,
            true,
            "Choose a folder that can be written to and has space; nothing was changed.",
            "Hãy chọn thư mục có quyền ghi và còn chỗ trống; chưa có gì bị thay đổi."),
    /** Another program, or another part of this one, has the file open for writing. Nothing was changed. */
    FILE_IN_USE(
            Responsible.OPERATOR,
            true,
            "Close whatever else writes the file, then try again.",
            "Hãy đóng chương trình khác đang ghi tệp rồi thử lại."),
    /** The database refused or lost what was asked of it. */
    DATABASE_FAILED(
            Responsible.OPERATOR,
            true,
            "Check the database, its connection and the rights of its user.",
            "Hãy kiểm tra cơ sở dữ liệu, kết nối và quyền của tài khoản."),
    /** The end of an audit log is not what was written there, or belongs to another chain or key. Nothing was changed. */
    AUDIT_LOG_BROKEN(
            Responsible.OPERATOR,
            false,
            "Keep the log as it is, start a new one and find out who changed it.",
            "Hãy giữ nguyên nhật ký hiện tại, mở nhật ký mới và xác minh ai đã sửa."),
    /** The output names the same file as the input. */
    OUTPUT_IS_INPUT(
            Responsible.OFFICER,
            false,
            "Give another output file, or ask for the file to be changed in place.",
            "Hãy chọn tệp kết quả khác, hoặc yêu cầu ghi ngay vào tệp gốc."),
    /** The file is not a PDF. */
    NOT_A_PDF(Responsible.OFFICER, false, "Give a PDF file.", "Hãy chọn một tệp PDF."),
    /** The PDF is cut off or broken. */
    PDF_DAMAGED(
            Responsible.OFFICER,
            false,
            "Fetch or scan the document again; the file is incomplete.",
            "Hãy tải hoặc quét lại tài liệu; tệp không đầy đủ."),
    /** The file is not the signature it should be, is cut off or broken. */
    SIGNATURE_DAMAGED(
            Responsible.OFFICER,
            false,
            "Ask the sender for the signature file again; it is incomplete or of another kind.",
            "Hãy đề nghị bên gửi cung cấp lại tệp chữ ký; tệp không đầy đủ hoặc không đúng loại."),
    /** The PDF is encrypted, and its password was not given or is wrong. */
    PDF_ENCRYPTED(
            Responsible.OFFICER,
            false,
            "Give the right password, or a copy without one.",
            "Hãy nhập đúng mật khẩu, hoặc dùng bản không đặt mật khẩu."),
    /** The PDF is closed to this signature: by its certification, a signature's lock or its permissions. */
    PDF_LOCKED(
            Responsible.OFFICER,
            false,
            "Ask whoever certified, signed or protected the document for a copy that allows signatures.",
            "Hãy đề nghị nơi đã chứng thực, ký hoặc bảo vệ tài liệu cấp bản cho phép ký thêm."),
    /** A signature in the document does not fit what it covers, or its value is wrong. */
    SIGNATURE_BROKEN(
            Responsible.OFFICER,
            false,
            "Have the document signed again: it, or the signature, was changed after signing.",
            "Hãy ký lại văn bản: văn bản hoặc chữ ký đã bị thay đổi sau khi ký."),
    /** The XML is not well-formed, or holds what is never read: a document type, entities, an encoding not known. */
    XML_UNREADABLE(
            Responsible.OFFICER,
            false,
            "Ask the sender for well-formed XML in UTF-8 without a document type.",
            "Hãy đề nghị nơi gửi cung cấp tệp XML đúng cú pháp, mã UTF-8, không khai báo DOCTYPE."),
    /** The file is not an image the SDK reads, or is broken. */
    IMAGE_UNREADABLE(
            Responsible.OFFICER,
            false,
            "Scan the page again as JPEG or PNG.",
            "Hãy quét lại trang dưới dạng JPEG hoặc PNG."),
    /** The file is not a certificate the SDK reads, or is broken. */
    CERTIFICATE_UNREADABLE(
            Responsible.OPERATOR,
            false,
            "Give certificates as PEM or DER files.",
            "Hãy dùng tệp chứng thư số dạng PEM hoặc DER."),
    /** The input is larger than the SDK accepts. */
    LIMIT_EXCEEDED(
            Responsible.OFFICER, false, "Split or reduce the input.", "Hãy chia nhỏ hoặc giảm dung lượng đầu vào."),
    /** No token matches the name or serial number asked for. */
    TOKEN_NOT_FOUND(
            Responsible.OFFICER,
            true,
            "Plug in the token and check its name and serial number.",
            "Hãy cắm thiết bị ký số và kiểm tra tên, số sê-ri của thiết bị."),
    /** More than one token or key matches. */
    TOKEN_AMBIGUOUS(
            Responsible.OFFICER,
            false,
            "Name the token by its serial number, or the key by its id.",
            "Hãy chỉ rõ thiết bị bằng số sê-ri, hoặc khoá bằng mã định danh."),
    /** The token was pulled out or its session was lost. */
    TOKEN_REMOVED(
            Responsible.OFFICER,
            true,
            "Plug the token in again and sign once more.",
            "Hãy cắm lại thiết bị ký số rồi ký lại."),
    /** The token's driver cannot be loaded or does not answer as PKCS#11 demands. */
    TOKEN_MODULE_FAILED(
            Responsible.OPERATOR,
            false,
            "Install the token's driver for this system and give its path.",
            "Hãy cài trình điều khiển của thiết bị ký số phù hợp với máy và chỉ đúng đường dẫn."),
    /** The token refused an operation. */
    TOKEN_FAILED(
            Responsible.OPERATOR,
            true,
            "Plug the token in again; if it fails once more, check its driver.",
            "Hãy cắm lại thiết bị ký số; nếu vẫn lỗi, hãy kiểm tra trình điều khiển."),
    /** The PIN or password is wrong. It was tried once and will not be tried again. */
    PIN_INCORRECT(
            Responsible.OFFICER,
            false,
            "Enter the right PIN; each wrong one brings the token nearer to being locked.",
            "Hãy nhập đúng mã PIN; mỗi lần sai sẽ làm thiết bị gần bị khoá hơn."),
    /** The PIN is locked. */
    PIN_LOCKED(
            Responsible.OPERATOR,
            false,
            "Have the token unlocked by the authority that issued it.",
            "Hãy liên hệ đơn vị cấp thiết bị để mở khoá."),
    /** No PIN was given: the person gave up or the source had none. Nothing was sent to the token. */
    PIN_NOT_GIVEN(Responsible.OFFICER, true, "Enter the PIN to sign.", "Hãy nhập mã PIN để ký."),
    /** There is no signing key with a certificate where one was asked for. */
    KEY_NOT_FOUND(
            Responsible.OFFICER,
            false,
            "Check that the token or file holds a key with its certificate.",
            "Hãy kiểm tra thiết bị hoặc tệp có chứa khoá kèm chứng thư số."),
    /** The file is not a PKCS#12 key file, or is broken. */
    NOT_A_KEY_FILE(
            Responsible.OFFICER,
            false,
            "Give a PKCS#12 file (.p12 or .pfx).",
            "Hãy chọn tệp khoá PKCS#12 (.p12 hoặc .pfx)."),
    /** The certificate is not valid at the time of signing. */
    CERTIFICATE_NOT_VALID(
            Responsible.OFFICER,
            false,
            "Sign with a certificate that is in its validity period.",
            "Hãy ký bằng chứng thư số còn hiệu lực."),
    /** A certificate behind the signature has been revoked or suspended. */
    CERTIFICATE_REVOKED(
            Responsible.OFFICER,
            false,
            "Have the document signed again with a certificate that is not revoked.",
            "Hãy ký lại văn bản bằng chứng thư số không bị thu hồi."),
    /** A native or optional part that the call needs is not installed. */
    PART_MISSING(
            Responsible.OPERATOR, false, "Install the part that is named.", "Hãy cài đặt thành phần được nêu tên."),
    /** The remote party could not be reached; nothing was sent to it. */
    UNREACHABLE(
            Responsible.OPERATOR,
            true,
            "Check the network and the address, then try again.",
            "Hãy kiểm tra mạng và địa chỉ kết nối rồi thử lại."),
    /** The remote party did not answer in time; what it did is unknown. */
    TIMED_OUT(
            Responsible.REMOTE_PARTY,
            true,
            "Ask for the state before sending again.",
            "Hãy tra cứu trạng thái trước khi gửi lại."),
    /** The connection broke after something was sent and before the whole answer was here; what was done is unknown. */
    ANSWER_LOST(
            Responsible.OPERATOR,
            true,
            "Ask for the state before sending again.",
            "Hãy tra cứu trạng thái trước khi gửi lại."),
    /** The remote party or a gateway before it answered with an HTTP error. */
    HTTP_ERROR(
            Responsible.REMOTE_PARTY,
            true,
            "Try again later; if it lasts, tell the other party.",
            "Hãy thử lại sau; nếu lỗi kéo dài, hãy báo cho bên kia."),
    /** The remote party refused the account. */
    CREDENTIALS_REFUSED(
            Responsible.OPERATOR,
            false,
            "Check the account that was issued for this agency.",
            "Hãy kiểm tra tài khoản kết nối đã cấp cho cơ quan."),
    /** The remote party ended the session and a new one did not help. */
    SESSION_REFUSED(
            Responsible.REMOTE_PARTY,
            true,
            "Log in again; if it fails once more, tell the other party.",
            "Hãy đăng nhập lại; nếu vẫn lỗi, hãy báo cho bên kia."),
    /** The remote party's answer does not keep to its protocol. */
    PROTOCOL_VIOLATED(
            Responsible.REMOTE_PARTY,
            false,
            "Report the answer to the other party; its format may have changed.",
            "Hãy báo cho bên kia; định dạng trả lời có thể đã thay đổi."),
    /** The remote party understood the request and declined it. */
    REQUEST_DECLINED(
            Responsible.REMOTE_PARTY,
            true,
            "Check what was asked for, try again later or use another service.",
            "Hãy kiểm tra nội dung yêu cầu, thử lại sau hoặc dùng dịch vụ khác."),
    /** The remote party's signed answer is out of date, about something else, or signed by somebody who may not. */
    ANSWER_UNTRUSTED(
            Responsible.REMOTE_PARTY,
            true,
            "Check the address, whom you trust and this machine's clock; if all are right, tell the other party.",
            "Hãy kiểm tra địa chỉ, chứng thư tin cậy và giờ của máy; nếu đều đúng, hãy báo cho bên kia."),
    /** Nobody gave an answer that can be believed about a certificate, or its issuers are not known. */
    EVIDENCE_INCOMPLETE(
            Responsible.REMOTE_PARTY,
            true,
            "Check the network and whom you trust, then try again later.",
            "Hãy kiểm tra mạng và chứng thư tin cậy, rồi thử lại sau.");

    private final Responsible responsible;
    private final boolean retryMayHelp;
    private final String english;
    private final String vietnamese;

    FailureCode(Responsible responsible, boolean retryMayHelp, String english, String vietnamese) {
        this.responsible = responsible;
        this.retryMayHelp = retryMayHelp;
        this.english = english;
        this.vietnamese = vietnamese;
    }

    /**
     * Says who has to act.
     *
     * @return the one who must act first
     */
    public Responsible responsible() {
        return responsible;
    }

    /**
     * Says whether the same call may succeed later without any change by the caller.
     *
     * @return true if waiting or repairing the surroundings may help
     */
    public boolean retryMayHelp() {
        return retryMayHelp;
    }

    /**
     * Says what to do.
     *
     * @param locale Vietnamese gets Vietnamese, every other locale English
     * @return one or two sentences
     */
    public String remedy(Locale locale) {
        return locale.getLanguage().equals("vi") ? vietnamese : english;
    }
}
