package vn.motcua.signing.validation;

/**
 * The grounds a verdict can have. New values may be added in a minor version: keep a default branch.
 *
 * <p>{@link #REVOCATION_NOT_CHECKED}, {@link #TIMESTAMP_NOT_CHECKED}, {@link #SIGNING_TIME_SHIFTED},
 * {@link #CHANGED_AFTER_SIGNING} and {@link #LATER_CHANGES_NOT_JUDGED} are warnings: they stand beside a verdict without changing it. {@link #SIGNER_UNTRUSTED} and the codes of certificates can stand
 * together.
 */
public enum ReasonCode {
    /** The field has a value that is not a signature dictionary, or one without byte range or contents. */
    SIGNATURE_UNREADABLE(
            "The signature field holds no readable signature.", "Trường chữ ký không chứa chữ ký đọc được."),
    /** The byte range is not four numbers that begin at 0 and leave out one gap. */
    BYTE_RANGE_MALFORMED(
            "The byte range is not made of four numbers that start at 0 and leave out one gap.",
            "ByteRange không gồm đúng bốn số bắt đầu từ 0 và chừa một khoảng duy nhất."),
    /** The byte range reaches beyond the end of the file. */
    BYTE_RANGE_BEYOND_FILE(
            "The byte range reaches beyond the end of the file: the file was cut or the range is forged.",
            "ByteRange vượt quá cuối tệp: tệp bị cắt hoặc phạm vi bị làm giả."),
    /** What the byte range leaves out is not exactly the signature value. */
    BYTE_RANGE_GAP_MISMATCH(
            "What the byte range leaves out is not exactly the signature value.",
            "Phần ByteRange chừa ra không đúng bằng giá trị chữ ký."),
    /** Several signature dictionaries claim the same byte range, or several fields the same value. */
    BYTE_RANGE_SHARED(
            "More than one signature field claims the same byte range.",
            "Có nhiều trường chữ ký cùng nhận một ByteRange."),
    /** The byte ranges of the signatures cover each other in a way that cannot come from signing. */
    BYTE_RANGES_TANGLED(
            "The byte ranges of the signatures cover each other in a way that cannot come from signing.",
            "Các ByteRange chồng lấn lẫn nhau theo cách không thể do ký số tạo ra."),
    /** The document as it is now does not refer to this signature. */
    SIGNATURE_NOT_REFERENCED(
            "The signature lies in the file, but the document as it is now does not refer to it.",
            "Chữ ký có trong tệp nhưng phiên bản hiện tại của tài liệu không còn tham chiếu đến."),
    /** The sub-filter is not one that is validated. */
    SUB_FILTER_UNSUPPORTED(
            "This kind of PDF signature is not validated.", "Loại chữ ký PDF này chưa được hỗ trợ kiểm tra."),
    /** The signature value is not a CMS signature with one signer and detached content. */
    CMS_MALFORMED(
            "The signature value is not a CMS signature by one signer over detached content.",
            "Giá trị chữ ký không phải CMS tách rời với đúng một người ký."),
    /** The signature value is larger than is read. */
    CMS_TOO_LARGE("The signature value is too large.", "Giá trị chữ ký quá lớn."),
    /** The CMS signature has no signed attributes. */
    SIGNED_ATTRIBUTES_MISSING(
            "The signature has no signed attributes and is not judged.",
            "Chữ ký không có thuộc tính được ký nên không được đánh giá."),
    /** The content type that was signed is not that of what is covered. */
    CONTENT_TYPE_MISMATCH(
            "The content type in the signed attributes is not that of what is covered.",
            "Kiểu nội dung trong thuộc tính được ký không khớp với nội dung được ký."),
    /** The XML signature lacks a part it has to have. */
    XML_SIGNATURE_MALFORMED("The XML signature lacks a part it has to have.", "Chữ ký XML thiếu thành phần bắt buộc."),
    /** What is signed is neither in the document nor given. */
    SIGNED_DATA_MISSING(
            "What was signed is neither in the document nor given beside it.",
            "Không tìm thấy dữ liệu đã ký, trong tài liệu cũng như tệp kèm theo."),
    /** Several elements have the identifier an XML signature refers to. */
    REFERENCE_AMBIGUOUS(
            "More than one element has the identifier the signature refers to: which one was signed cannot be told.",
            "Có nhiều phần tử trùng mã định danh mà chữ ký tham chiếu: không xác định được phần tử nào đã ký."),
    /** An XML signature transforms what it covers in a way that is not run. */
    TRANSFORM_UNSUPPORTED(
            "The signature transforms what it covers in a way that is not followed.",
            "Chữ ký dùng phép biến đổi dữ liệu không được hỗ trợ."),
    /** The signature covers a list of references, and what one of them means is not what was signed. */
    MANIFEST_REFERENCE_BROKEN(
            "The signature covers a list of files or elements, and one of them was changed after signing.",
            "Chữ ký bao phủ một danh mục, trong đó có thành phần đã bị thay đổi sau khi ký."),
    /** The signature covers a list of references that is not in it, is empty, or is nested too deeply. */
    MANIFEST_NOT_HELD(
            "The signature covers a list of files or elements that cannot be held against them.",
            "Chữ ký bao phủ một danh mục không thể đối chiếu được."),
    /** The signed properties are not those of this signature. */
    SIGNED_PROPERTIES_MISPLACED(
            "The signed properties are not where they have to be, or are not those the signature covers.",
            "Thuộc tính được ký không nằm đúng vị trí hoặc không phải thuộc tính mà chữ ký bao phủ."),
    /** The signed element stands where nobody would look for it. */
    SIGNED_PART_MISPLACED(
            "The signed element stands neither around nor beside its signature: it may have been moved and replaced.",
            "Phần tử đã ký không bao quanh cũng không nằm cạnh chữ ký: có thể đã bị dời đi và thay thế."),
    /** Beside the signed element stands another of the same name. */
    SIGNED_PART_NOT_UNIQUE(
            "Beside the signed element stands another of the same name that this signature does not cover.",
            "Cạnh phần tử đã ký có phần tử cùng tên mà chữ ký này không bao phủ."),
    /** The signature covers nothing but itself. */
    NOTHING_SIGNED("The signature covers nothing but its own properties.", "Chữ ký không bao phủ nội dung nào."),
    /** What a container's manifest or signature lists is not there, or not what was signed. */
    CONTAINER_FILE_CHANGED(
            "A file that the container's signature covers is missing, or was changed after signing.",
            "Một tệp trong gói mà chữ ký bao phủ bị thiếu hoặc đã bị thay đổi sau khi ký."),
    /** Warning: the container holds files that this signature does not cover. */
    CONTAINER_FILE_UNSIGNED(
            "The container holds files that this signature does not cover.",
            "Trong gói có tệp không được chữ ký này bao phủ."),
    /** The digest of the bytes is not the signed one. */
    DIGEST_MISMATCH(
            "The document was changed after it was signed: its digest is not the signed one.",
            "Tài liệu đã bị thay đổi sau khi ký: giá trị băm không khớp."),
    /** The signature value does not verify. */
    SIGNATURE_VALUE_WRONG(
            "The signature value does not verify with the signer's certificate.",
            "Giá trị chữ ký không khớp với chứng thư số của người ký."),
    /** The signature algorithm, its parameters or its key are not known. */
    ALGORITHM_UNSUPPORTED(
            "The signature algorithm is not supported, or its parts contradict each other.",
            "Thuật toán ký không được hỗ trợ hoặc các tham số mâu thuẫn nhau."),
    /** The hash is broken. */
    HASH_TOO_WEAK(
            "The hash algorithm is no longer accepted (MD5 or SHA-1).",
            "Thuật toán băm không còn được chấp nhận (MD5 hoặc SHA-1)."),
    /** The signer's key is too short. */
    KEY_TOO_SHORT(
            "The signer's key is too short: RSA needs 2048 bits, elliptic curves 256.",
            "Khoá của người ký quá ngắn: RSA cần từ 2048 bit, đường cong elliptic từ 256 bit."),
    /** The signer's certificate is not in the signature. */
    SIGNER_CERTIFICATE_MISSING(
            "The signer's certificate is not in the signature.", "Chữ ký không kèm chứng thư số của người ký."),
    /** The signing-certificate attribute names another certificate. */
    SIGNING_CERTIFICATE_MISMATCH(
            "The certificate is not the one that was signed along.",
            "Chứng thư số không phải là chứng thư đã được ký kèm."),
    /** A PAdES signature has no signing-certificate attribute. */
    SIGNING_CERTIFICATE_ATTRIBUTE_MISSING(
            "The signing-certificate attribute that PAdES demands is missing.",
            "Thiếu thuộc tính chứng thư ký mà PAdES bắt buộc."),
    /** No chain to an anchor. */
    SIGNER_UNTRUSTED(
            "No chain leads from the signer's certificate to a trusted authority.",
            "Không có chuỗi chứng thư nào dẫn từ người ký đến tổ chức chứng thực được tin cậy."),
    /** A chain exists but is not valid. */
    CHAIN_INVALID(
            "The chain to the trusted authority breaks a rule of path validation.",
            "Chuỗi chứng thư đến tổ chức được tin cậy vi phạm quy tắc kiểm tra."),
    /** The signer's certificate, or one above it, has expired at the time of validation. */
    CERTIFICATE_EXPIRED(
            "A certificate has expired at the time of validation, and no trusted time proves an earlier signature.",
            "Chứng thư số đã hết hạn tại thời điểm kiểm tra và không có dấu thời gian tin cậy chứng minh đã ký trước"
                    + " đó."),
    /** The signer's certificate, or one above it, is not valid yet at the time of validation. */
    CERTIFICATE_NOT_YET_VALID(
            "A certificate is not valid yet at the time of validation.",
            "Chứng thư số chưa có hiệu lực tại thời điểm kiểm tra."),
    /** The key usage of the certificate allows neither digital signatures nor non-repudiation. */
    KEY_USAGE_UNFIT("The certificate was not issued for signing.", "Chứng thư số không được cấp để ký."),
    /** The signer's certificate was revoked. */
    SIGNER_REVOKED(
            "The signer's certificate was revoked before the signature is proven to have existed.",
            "Chứng thư số của người ký đã bị thu hồi trước thời điểm chứng minh được là chữ ký đã tồn tại."),
    /** A certificate above the signer's was revoked. */
    AUTHORITY_REVOKED(
            "The certificate of an authority above the signer was revoked.",
            "Chứng thư số của tổ chức chứng thực cấp trên đã bị thu hồi."),
    /** Neither a responder nor a list that is current could be had. */
    REVOCATION_UNKNOWN(
            "Whether a certificate was revoked is not known: neither OCSP nor a current CRL could be had.",
            "Không biết chứng thư số có bị thu hồi hay không: không có câu trả lời OCSP hoặc danh sách CRL còn hiệu"
                    + " lực."),
    /** Warning: neither OCSP nor CRL was asked. */
    REVOCATION_NOT_CHECKED(
            "Whether the certificates were revoked was not checked.",
            "Chưa kiểm tra chứng thư số có bị thu hồi hay không."),
    /** Warning: a time-stamp is there but was not evaluated. */
    TIMESTAMP_NOT_CHECKED(
            "The signature carries a time-stamp that does not hold, or whose authority is not trusted.",
            "Chữ ký có kèm dấu thời gian nhưng dấu thời gian không hợp lệ hoặc chưa được tin cậy."),
    /** Warning: the claimed time is local time written as if it were UTC. */
    SIGNING_TIME_SHIFTED(
            "The claimed time is 7 hours ahead: some tools write Vietnamese time as if it were UTC.",
            "Thời gian ký ghi nhanh hơn 7 giờ: một số phần mềm ghi giờ Việt Nam như giờ UTC."),
    /** What was appended after this signature is not all permitted; the findings say what. */
    CHANGED_AFTER_SIGNING(
            "The document was changed after this signature in a way the signature does not permit.",
            "Tài liệu đã bị thay đổi sau chữ ký này theo cách mà chữ ký không cho phép."),
    /** Warning: something was appended after this signature. */
    LATER_CHANGES_NOT_JUDGED(
            "Something was appended after this signature; what it changes was not judged.",
            "Tệp có phần được thêm sau chữ ký này; nội dung thay đổi chưa được đánh giá.");

    private final String english;
    private final String vietnamese;

    ReasonCode(String english, String vietnamese) {
        this.english = english;
        this.vietnamese = vietnamese;
    }

    Reason reason() {
        return new Reason(this, english, vietnamese);
    }
}
