package vn.motcua.signing.validation;

/** Kinds of changes to a document after a signature. New values may be added in a minor version: keep a default branch. */
public enum ChangeKind {
    /** A further signature, in a new field or in an empty one. */
    SIGNATURE_ADDED("A signature was added.", "Đã thêm một chữ ký số."),
    /** A time-stamp over the document. */
    TIMESTAMP_ADDED("A time-stamp over the document was added.", "Đã thêm dấu thời gian cho tài liệu."),
    /** An empty field for a signature. */
    SIGNATURE_FIELD_ADDED("An empty signature field was added.", "Đã thêm một trường chữ ký trống."),
    /** An empty field for a signature that draws over a page. */
    EMPTY_FIELD_SHOWN(
            "An empty signature field that shows something was laid over a page.",
            "Một trường chữ ký trống có hình hiển thị đã được chèn lên trang."),
    /** Certificates and revocation answers in the document security store. */
    EVIDENCE_ADDED("Evidence about certificates was added.", "Đã thêm dữ liệu chứng minh về chứng thư số."),
    /** Title, author and such, which no page shows. */
    METADATA_CHANGED("The description of the document was changed.", "Thông tin mô tả của tài liệu đã thay đổi."),
    /** A field of the form got a value. */
    FIELD_FILLED("A form field was filled in.", "Một trường biểu mẫu đã được điền."),
    /** A field that a signature locks got a value. */
    LOCKED_FIELD_CHANGED(
            "A form field that a signature locks was changed.",
            "Một trường biểu mẫu đã bị chữ ký khoá lại bị thay đổi."),
    /** A form field of another kind than a signature was added. */
    FIELD_ADDED("A form field was added.", "Đã thêm một trường biểu mẫu."),
    /** A form field is gone. */
    FIELD_REMOVED("A form field was taken away.", "Một trường biểu mẫu đã bị gỡ bỏ."),
    /** Something of a field that filling in does not touch: its place, its flags, its actions. */
    FIELD_CHANGED(
            "A form field was changed otherwise than by filling it in.", "Một trường biểu mẫu bị sửa ngoài việc điền."),
    /** The form as a whole. */
    FORM_CHANGED("The settings of the form were changed.", "Thiết lập của biểu mẫu đã thay đổi."),
    /** An earlier signature is another one now, or is gone. */
    SIGNATURE_REPLACED(
            "An earlier signature was replaced or taken away.", "Một chữ ký trước đó đã bị thay thế hoặc gỡ bỏ."),
    /** What a field or an annotation shows, without its value having changed. */
    APPEARANCE_CHANGED(
            "The appearance of something shown was changed.", "Hình thức hiển thị của nội dung đã bị thay đổi."),
    /** A note, a mark or a drawing over a page is new. */
    ANNOTATION_ADDED("An annotation was added to a page.", "Đã thêm chú thích hoặc hình vẽ lên trang."),
    /** An annotation is another now. */
    ANNOTATION_CHANGED("An annotation was changed.", "Một chú thích trên trang đã bị thay đổi."),
    /** An annotation is gone. */
    ANNOTATION_REMOVED("An annotation was taken away.", "Một chú thích trên trang đã bị gỡ bỏ."),
    /** Pages were added, removed or put in another order. */
    PAGES_CHANGED("Pages were added, removed or reordered.", "Trang tài liệu đã bị thêm, bớt hoặc đổi thứ tự."),
    /** A page shows something else, or has another size or rotation. */
    PAGE_CHANGED("A page was changed.", "Một trang tài liệu đã bị thay đổi."),
    /** A content stream, a picture or a font. */
    CONTENT_CHANGED(
            "Content that was signed was replaced.",
            "Nội dung đã ký (văn bản, hình ảnh hoặc phông chữ) đã bị thay thế."),
    /** Content that was hidden when the document was signed can be seen, or the other way round. */
    HIDDEN_CONTENT_REVEALED(
            "Something the signed document refers to but does not contain was put in afterwards.",
            "Đối tượng mà tài liệu đã ký tham chiếu nhưng chưa có đã bị chèn vào sau khi ký."),
    /** The document's settings: what opens first, layers, actions, names. */
    DOCUMENT_CHANGED("The structure of the document was changed.", "Cấu trúc của tài liệu đã thay đổi."),
    /** An object of the signed document is gone. */
    OBJECT_REMOVED("A part of the signed document was taken away.", "Một phần của tài liệu đã ký đã bị gỡ bỏ."),
    /** A change that is not known to be harmless. */
    OBJECT_CHANGED("A part of the signed document was replaced.", "Một phần của tài liệu đã ký đã bị thay thế."),
    /** What was appended, or what was signed, cannot be read as it stands. */
    STRUCTURE_UNREADABLE(
            "What was appended cannot be read without repair.",
            "Phần được thêm sau khi ký không đọc được nếu không sửa chữa."),
    /** Bytes follow the signed ones that are no revision. */
    NOT_A_REVISION(
            "Bytes follow the signed ones that are no revision of the document.",
            "Sau phần đã ký có dữ liệu không phải là một phiên bản hợp lệ của tài liệu.");

    private final String english;
    private final String vietnamese;

    ChangeKind(String english, String vietnamese) {
        this.english = english;
        this.vietnamese = vietnamese;
    }

    String english() {
        return english;
    }

    String vietnamese() {
        return vietnamese;
    }
}
