package vn.motcua.signing.validation;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The questions an officer asks of a signature, each with what is said when the answer is good and when it is not. */
record CheckPoint(Predicate<SignatureReport> good, CheckPoint.Said english, CheckPoint.Said vietnamese) {

    static final List<CheckPoint> ALL = List.of(
            new CheckPoint(
                    SignatureReport::integrity,
                    new Said(
                            "What was signed is intact.",
                            "What was signed is not intact, or that could not be verified."),
                    new Said(
                            "Nội dung đã ký còn nguyên vẹn.",
                            "Nội dung đã ký không còn nguyên vẹn hoặc không kiểm tra được.")),
            new CheckPoint(
                    report -> report.integrity()
                            && !has(
                                    report,
                                    ReasonCode.SIGNER_UNTRUSTED,
                                    ReasonCode.CHAIN_INVALID,
                                    ReasonCode.SIGNING_CERTIFICATE_MISMATCH),
                    new Said(
                            "The signer's certificate comes from a trusted authority.",
                            "It is not shown that the signer's certificate comes from a trusted authority."),
                    new Said(
                            "Chứng thư số của người ký do tổ chức được tin cậy cấp.",
                            "Chưa chứng minh được chứng thư số do tổ chức được tin cậy cấp.")),
            new CheckPoint(
                    report -> report.integrity()
                            && !has(report, ReasonCode.CERTIFICATE_EXPIRED, ReasonCode.CERTIFICATE_NOT_YET_VALID),
                    new Said(
                            "The certificates were valid at the time that counts.",
                            "The certificates were not valid at the time that counts."),
                    new Said(
                            "Chứng thư số có hiệu lực tại thời điểm xét.",
                            "Chứng thư số không có hiệu lực tại thời điểm xét.")),
            new CheckPoint(
                    report -> report.integrity()
                            && !has(
                                    report,
                                    ReasonCode.SIGNER_UNTRUSTED,
                                    ReasonCode.SIGNER_REVOKED,
                                    ReasonCode.AUTHORITY_REVOKED,
                                    ReasonCode.REVOCATION_UNKNOWN,
                                    ReasonCode.REVOCATION_NOT_CHECKED),
                    new Said("No certificate was revoked.", "It is not shown that no certificate was revoked."),
                    new Said(
                            "Các chứng thư số không bị thu hồi.",
                            "Chưa chứng minh được các chứng thư số không bị thu hồi.")),
            new CheckPoint(
                    report -> report.timestampTime().isPresent(),
                    new Said(
                            "A trusted time-stamp proves when the signature existed.",
                            "No trusted time-stamp proves when the signature was made."),
                    new Said(
                            "Có dấu thời gian tin cậy chứng minh thời điểm ký.",
                            "Không có dấu thời gian tin cậy chứng minh thời điểm ký.")),
            new CheckPoint(
                    report -> report.changesAfterSigning()
                            .filter(changes -> changes != ChangesAfterSigning.SUSPICIOUS)
                            .isPresent(),
                    new Said(
                            "Nothing was changed after the signature but what it permits.",
                            "The document was changed after the signature, or that could not be judged."),
                    new Said(
                            "Sau khi ký, tài liệu chỉ có những thay đổi được phép.",
                            "Tài liệu đã bị thay đổi sau khi ký, hoặc không đánh giá được.")));

    /** The two answers in one language. */
    record Said(String good, String bad) {}

    boolean isGood(SignatureReport report) {
        return good.test(report);
    }

    String text(SignatureReport report, Locale locale) {
        Said said = locale.getLanguage().equals("vi") ? vietnamese : english;
        return isGood(report) ? said.good : said.bad;
    }

    private static boolean has(SignatureReport report, ReasonCode... codes) {
        Set<ReasonCode> given = report.reasons().stream().map(Reason::code).collect(Collectors.toSet());
        return Set.of(codes).stream().anyMatch(given::contains);
    }
}
