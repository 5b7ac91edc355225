package vn.motcua.signing.validation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
            + "ul{margin:.3em 0;padding-left:1.4em}.good{color:#060}.bad{color:#a00}"
            + "@media print{@page{size:A4;margin:8mm}body{font-size:7pt;line-height:1.15;max-width:none;margin:0;"
            + "padding:0;columns:2;column-gap:1em}h1{font-size:1.4em;margin:0}h2{font-size:1.1em;margin:0}"
            + "p{margin:.1em 0}ul{margin:.1em 0}section{padding:.2em .5em;margin:.4em 0}}";

    private static final int MOST_OBJECTS = 10;

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
                + list(word("Thay đổi sau khi ký", "Changes after signing"), changes(report), text -> text)
                + report.subIndication()
                        .map(why -> element(
                                "p", word("Việc cần làm: ", "What to do: ") + why.advice(locale) + " [" + why + "]"))
                        .orElse("")
                + "</section>";
    }

    /** Changes of one kind are told together, with the objects they were found in. */
    private List<String> changes(SignatureReport report) {
        Map<String, List<ChangeFinding>> kinds = report.changes().stream()
                .collect(Collectors.groupingBy(
                        change -> change.kind() + " " + change.permitted(), LinkedHashMap::new, Collectors.toList()));
        return kinds.values().stream().map(this::told).toList();
    }

    private String told(List<ChangeFinding> changes) {
        ChangeFinding first = changes.get(0);
        String objects = changes.stream()
                .flatMap(change -> change.object().stream().boxed())
                .limit(MOST_OBJECTS)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return word(first.kind().vietnamese(), first.kind().english())
                + (changes.size() > 1 ? " ×" + changes.size() : "")
                + (objects.isEmpty() ? "" : " (" + objects + " 0 R)")
                + (first.permitted()
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
