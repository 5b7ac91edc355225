package vn.motcua.signing.validation;

import java.util.Locale;

/**
 * Why a signature did not pass, named as in ETSI EN 319 102-1, clause 5.1.3, and what whoever received the file should do.
 * New values may be added in a minor version: keep a default branch.
 */
public enum SubIndication {
    /** The signature does not keep to its format, or its byte range is not what it has to be. */
    FORMAT_FAILURE(
            "Do not accept the file: ask the sender for the original, signed again.",
            "Không tiếp nhận tệp này; đề nghị người gửi nộp lại bản gốc và ký lại."),
    /** The signed bytes were changed. */
    HASH_FAILURE(
            "Do not accept the file: it is not what was signed. Ask the sender for the original.",
            "Không tiếp nhận: nội dung không còn đúng như lúc ký. Đề nghị người gửi nộp lại bản gốc."),
    /** The signature value was not made with the signer's key over these attributes. */
    SIG_CRYPTO_FAILURE(
            "Do not accept the file: the signature was not made by the certificate it names. Ask for a new signature.",
            "Không tiếp nhận: chữ ký không do chứng thư số ghi trong đó tạo ra. Đề nghị ký lại."),
    /** The time of validation lies before the signer's certificate begins. */
    NOT_YET_VALID(
            "Check the clock of this computer; if it is right, do not accept the file.",
            "Kiểm tra đồng hồ của máy; nếu đồng hồ đúng thì không tiếp nhận tệp."),
    /** A property that the format demands is missing or unfit. */
    SIG_CONSTRAINTS_FAILURE(
            "Ask the sender to sign again with software that writes complete signatures.",
            "Đề nghị người gửi ký lại bằng phần mềm tạo đủ thuộc tính chữ ký."),
    /** The certificate was not issued for signing. */
    CHAIN_CONSTRAINTS_FAILURE(
            "Ask the sender to sign with a certificate that was issued for signing.",
            "Đề nghị người gửi ký bằng chứng thư số được cấp để ký."),
    /** A chain to an anchor exists but breaks a rule of path validation. */
    CERTIFICATE_CHAIN_GENERAL_FAILURE(
            "Do not rely on the signature; ask the authority that issued the signer's certificate.",
            "Chưa tin cậy chữ ký; hỏi tổ chức đã cấp chứng thư số cho người ký."),
    /** An algorithm or a key size is too weak, or not known. */
    CRYPTO_CONSTRAINTS_FAILURE(
            "Ask the sender to sign again with a current algorithm: RSA from 2048 bits or ECDSA, with SHA-256 or stronger.",
            "Đề nghị ký lại bằng thuật toán hiện hành: RSA từ 2048 bit hoặc ECDSA, với SHA-256 trở lên."),
    /** An algorithm or a key size was accepted once, and nothing proves that the signature existed then. */
    CRYPTO_CONSTRAINTS_FAILURE_NO_POE(
            "Ask for a new signature, or for proof that this one was made while its algorithm was accepted.",
            "Đề nghị ký lại, hoặc bổ sung bằng chứng chữ ký có từ khi thuật toán còn được chấp nhận."),
    /** The signer's certificate is not there, or is not the one the signature names. */
    NO_SIGNING_CERTIFICATE_FOUND(
            "Ask the sender to sign again so that the signer's certificate is in the signature.",
            "Đề nghị người gửi ký lại để chữ ký kèm đúng chứng thư số của người ký."),
    /** No chain leads from the signer's certificate to an anchor of the caller. */
    NO_CERTIFICATE_CHAIN_FOUND(
            "Have the operator check whether the signer's authority is one you trust, and add its certificates.",
            "Nhờ quản trị kiểm tra tổ chức cấp chứng thư số có được tin cậy không và bổ sung chứng thư của tổ chức đó."),
    /** The certificate is outside its validity, and nothing proves that the signature existed while it was valid. */
    OUT_OF_BOUNDS_NO_POE(
            "Compare the signing date with the register; ask for a copy with a time-stamp or a new signature where it matters.",
            "Đối chiếu ngày ký với sổ văn bản; khi cần, đề nghị bản có dấu thời gian hoặc ký lại."),
    /** The signer's certificate was revoked, and nothing proves that the signature existed before. */
    REVOKED_NO_POE(
            "Do not rely on the signature: ask the signer why the certificate was revoked, and for a new signature.",
            "Không tin cậy chữ ký: hỏi người ký lý do chứng thư số bị thu hồi và đề nghị ký lại."),
    /** A certificate above the signer's was revoked, and nothing proves that the signature existed before. */
    REVOKED_CA_NO_POE(
            "Do not rely on the signature: ask the signer for a new one by a certificate of another authority.",
            "Không tin cậy chữ ký: đề nghị ký lại bằng chứng thư số do tổ chức khác cấp."),
    /** Nothing current is known about revocation; it may be had later, or from another place. */
    TRY_LATER(
            "Validate again when the network or the authority can be reached, or with a current revocation list.",
            "Kiểm tra lại khi có mạng, khi tổ chức chứng thực hoạt động, hoặc khi có danh sách thu hồi mới."),
    /** What was signed is not there. */
    SIGNED_DATA_NOT_FOUND(
            "Ask the sender for the signed content together with the signature.",
            "Đề nghị người gửi nộp đủ nội dung đã ký kèm theo chữ ký."),
    /** Any other reason; see the reasons. */
    GENERIC(
            "Read the reasons, and ask the sender where they do not explain it.",
            "Xem các lý do kèm theo; nếu chưa rõ thì hỏi lại người gửi.");

    private final String english;
    private final String vietnamese;

    SubIndication(String english, String vietnamese) {
        this.english = english;
        this.vietnamese = vietnamese;
    }

    /**
     * Says what the officer who received the file should do.
     *
     * @param locale Vietnamese gets Vietnamese, every other locale English
     * @return a sentence or two
     */
    public String advice(Locale locale) {
        return locale.getLanguage().equals("vi") ? vietnamese : english;
    }
}
