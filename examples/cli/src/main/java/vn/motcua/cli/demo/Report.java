package vn.motcua.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A page to look at, complete in one file: nothing is fetched when it is opened. */
final class Report {

    private static final String STYLE = """
            body{font:15px/1.5 system-ui,sans-serif;margin:0;color:#1c2430;background:#f3f5f8}
            main{max-width:64rem;margin:auto;padding:1.5rem}
            section{background:#fff;border:1px solid #dde3ea;border-radius:8px;padding:1rem 1.25rem;margin:1rem 0}
            h1{font-size:1.5rem;margin:.5rem 0}h2{font-size:1.1rem;margin:.2rem 0 .8rem}
            .scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}
            th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #e6ebf0;vertical-align:top}
            th{font-weight:600;color:#4a5563}.pages{display:flex;flex-wrap:wrap;gap:1rem}
            .pages img{width:100%;max-width:29rem;border:1px solid #cdd5de}
            code{font:13px ui-monospace,monospace;overflow-wrap:anywhere}
            """;

    private final StringBuilder html = new StringBuilder();

    Report(String title, String introduction) {
        html.append("<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>")
                .append(escaped(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><main><h1>")
                .append(escaped(title))
                .append("</h1><p>")
                .append(escaped(introduction))
                .append("</p>\n");
    }

    Report table(String heading, List<String> columns, List<List<String>> rows) {
        open(heading).append("<div class=\"scroll\"><table><thead>").append(row("th", columns));
        html.append("</thead><tbody>\n");
        rows.forEach(cells -> html.append(row("td", cells)).append('\n'));
        html.append("</tbody></table></div></section>\n");
        return this;
    }

    Report pictures(String heading, List<String> dataUris) {
        open(heading).append("<div class=\"pages\">");
        for (int i = 0; i < dataUris.size(); i++) {
            html.append("<img alt=\"")
                    .append(escaped("Trang " + (i + 1)))
                    .append("\" src=\"")
                    .append(dataUris.get(i))
                    .append("\">\n");
        }
        html.append("</div></section>\n");
        return this;
    }

    Report chart(String heading, HalfYearChart chart) {
        open(heading)
                .append("<p>")
                .append(escaped(chart.caption()))
                .append("</p>")
                .append(chart.svg())
                .append("</section>\n");
        return this;
    }

    void writeTo(Path file) throws IOException {
        Files.writeString(file, html + "</main></body></html>\n");
    }

    static List<String> cells(Object... values) {
        return Arrays.stream(values).map(String::valueOf).toList();
    }

    private StringBuilder open(String heading) {
        return html.append("<section><h2>").append(escaped(heading)).append("</h2>");
    }

    private static String row(String cell, List<String> values) {
        return values.stream()
                .map(value -> "<" + cell + ">" + escaped(value) + "</" + cell + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
