package vn.motcua.signing.validation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A validation report as one page of HTML to print or to file: what is good about each signature, what is missing, what
 * was changed after it, and what the officer should do. Without scripts and without anything loaded from elsewhere.
 *
 * <pre>{@code
 * Files.writeString(page, HtmlReport.of(report, "cong-van.pdf", Locale.forLanguageTag("vi")));
 * }</pre>
 */
public final class HtmlReport {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final String STYLE = "body{font-family:serif;max-width:48em;margin:1em auto;padding:0 1em}"
            + "section{border:1px solid #888;padding:.5em 1em;margin:1em 0;break-inside:avoid}"
            + "h2{margin:.2em 0}.TOTAL_PASSED h2{color:#060}.TOTAL_FAILED h2{color:#a00}.INDETERMINATE h2{color:#850}"
            + "ul{margin:.3em 0;padding-left:1.4em}.good{color:#060}.bad{color:#a00}";

    private final Locale locale;
    private final boolean vietnamese;

    private HtmlReport(Locale locale) {
        this.locale = locale;
        this.vietnamese = locale.getLanguage().equals("vi");
    }

    /**
     * Makes the page.
     *
     * @param report what was found
     * @param title how the file is called on the page
     * @param locale Vietnamese gets Vietnamese, every other locale English
     * @return a whole document, to be written as UTF-8
     */
    public static String of(ValidationReport report, String title, Locale locale) {
        return new HtmlReport(locale).page(report, title);
    }

    private String page(ValidationReport report, String title) {
        String heading = word("Kết quả kiểm tra chữ ký số", "Validation of digital signatures");
        String signatures = report.signatures().isEmpty()
                ? element("p", word("Tệp không có chữ ký số.", "The file has no digital signature."))
                : report.signatures().stream().map(this::section).collect(Collectors.joining("\n"));
        return "<!DOCTYPE html>\n<html lang=\"" + (vietnamese ? "vi" : "en")
                + "\"><head><meta charset=\"utf-8\"><title>"
                + escaped(heading) + "</title><style>" + STYLE + "</style></head><body>\n"
                + element("h1", heading)
                + element("p", word("Tệp: ", "File: ") + title)
                + element("p", word("Thời điểm kiểm tra: ", "Validated as of: ") + time(report.validatedAt()))
                + report.trustedAsOf()
                        .map(date ->
                                element("p", word("Theo gói tin cậy ngày: ", "By the trust pack of: ") + time(date)))
                        .orElse("")
                + signatures + "\n</body></html>\n";
    }

    private String section(SignatureReport report) {
        String points = CheckPoint.ALL.stream()
                .map(point -> "<li class=\"" + (point.isGood(report) ? "good" : "bad") + "\">"
                        + escaped((point.isGood(report) ? "✓ " : "✗ ") + point.text(report, locale)) + "</li>")
                .collect(Collectors.joining());
        return "<section class=\"" + report.indication() + "\">"
                + element("h2", verdict(report.indication()))
                + element("p", word("Người ký: ", "Signer: ") + report.signer().orElse("?"))
                + element(
                        "p",
                        word("Thời gian ký (tự khai): ", "Claimed time: ")
                                + report.signingTime().map(HtmlReport::time).orElse("?"))
                + report.timestampTime()
                        .map(proven -> element("p", word("Dấu thời gian: ", "Time-stamp: ") + time(proven)))
                        .orElse("")
                + "<ul>" + points + "</ul>"
                + list(word("Ghi chú", "Remarks"), report.reasons(), reason -> reason.text(locale))
                + list(word("Thay đổi sau khi ký", "Changes after signing"), report.changes(), this::told)
                + report.subIndication()
                        .map(why -> element(
                                "p", word("Việc cần làm: ", "What to do: ") + why.advice(locale) + " [" + why + "]"))
                        .orElse("")
                + "</section>";
    }

    private String told(ChangeFinding change) {
        return change.text(locale)
                + (change.permitted()
                        ? word(" Được phép.", " Permitted.")
                        : word(" KHÔNG được phép.", " NOT permitted."));
    }

    private String verdict(Indication indication) {
        return switch (indication) {
            case TOTAL_PASSED -> word("Chữ ký hợp lệ", "The signature is valid");
            case TOTAL_FAILED -> word("Chữ ký không hợp lệ", "The signature is not valid");
            case INDETERMINATE -> word("Chưa đủ cơ sở kết luận", "Not enough is known for a verdict");
        };
    }

    private <T> String list(String heading, List<T> items, Function<T, String> text) {
        return items.isEmpty()
                ? ""
                : element("p", heading + ":")
                        + items.stream()
                                .map(item -> element("li", text.apply(item)))
                                .collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    private String word(String inVietnamese, String inEnglish) {
        return vietnamese ? inVietnamese : inEnglish;
    }

    private static String time(Instant moment) {
        return TIME.format(moment.truncatedTo(ChronoUnit.SECONDS));
    }

    private static String element(String name, String text) {
        return "<" + name + ">" + escaped(text) + "</" + name + ">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
