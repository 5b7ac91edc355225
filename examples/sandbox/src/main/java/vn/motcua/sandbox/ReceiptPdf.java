package vn.motcua.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** A receipt of one page. It is ASCII from end to end, so characters are bytes and offsets are lengths. */
final class ReceiptPdf {

    private ReceiptPdf() {}

    static String of(StoredPayment payment) {
        List<String> lines = List.of(
                "SANDBOX RECEIPT - NOT A REAL PAYMENT",
                "Reference: " + payment.reference(),
                "Transaction: " + payment.transactionCode(),
                "Amount: " + payment.amount() + " VND",
                "Paid at: " + payment.transactionTime());
        String content = content(lines);
        return file(List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                        + " /Resources << /Font << /F1 5 0 R >> >> >>",
                "<< /Length " + content.length() + " >>\nstream\n" + content + "\nendstream",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
                "<< /Title " + text("Sandbox receipt") + " /Producer " + text("motcua-sandbox") + " >>"));
    }

    private static String content(List<String> lines) {
        StringBuilder content = new StringBuilder("BT /F1 12 Tf 18 TL 72 770 Td");
        lines.forEach(line -> content.append('\n').append(text(line)).append(" Tj T*"));
        return content.append("\nET").toString();
    }

    /** A hexadecimal string needs no escapes; what Helvetica cannot show becomes a question mark. */
    private static String text(String line) {
        return "<" + HexFormat.of().formatHex(line.getBytes(StandardCharsets.US_ASCII)) + ">";
    }

    private static String file(List<String> objects) {
        StringBuilder file = new StringBuilder("%PDF-1.4\n");
        List<Integer> offsets = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            offsets.add(file.length());
            file.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int table = file.length();
        file.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
        offsets.forEach(offset -> file.append(String.format(Locale.ROOT, "%010d 00000 n \n", offset)));
        return file.append("trailer\n<< /Size ")
                .append(objects.size() + 1)
                .append(" /Root 1 0 R /Info 6 0 R >>\nstartxref\n")
                .append(table)
                .append("\n%%EOF\n")
                .toString();
    }
}
