package vn.motcua.sandbox;

import java.util.Locale;

/** The page a payer sees: plain HTML, one button, no script. */
final class PayPage {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="vi">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Thanh toán thử nghiệm</title>
            <style>
            body { font-family: sans-serif; max-width: 32rem; margin: 2rem auto; padding: 0 1rem }
            th { text-align: left; padding-right: 1rem; vertical-align: top }
            td { overflow-wrap: anywhere }
            button { font-size: 1.1rem; padding: .5rem 1.5rem; margin-top: 1rem }
            </style>
            </head>
            <body>
            <h1>Thanh toán thử nghiệm</h1>
            <p>Trang của sandbox: không có tiền thật.</p>
            """;
    private static final String BUTTON = "<form method=\"post\"><button type=\"submit\">Thanh toán</button></form>";

    private PayPage() {}

    static String of(StoredPayment payment) {
        String amount = String.format(Locale.ROOT, "%,d", payment.amount()).replace(',', '.');
        return HEAD
                + "<table>\n"
                + row("Số tiền", amount + " đồng")
                + row("Mã tham chiếu", payment.reference())
                + row("Mã giao dịch", payment.transactionCode())
                + row("Nội dung", payment.field("ThongTinGiaoDich"))
                + "</table>\n"
                + ending(payment.state())
                + "\n</body>\n</html>\n";
    }

    private static String row(String label, String value) {
        return "<tr><th scope=\"row\">" + label + "</th><td>" + escaped(value) + "</td></tr>\n";
    }

    private static String ending(PaymentState state) {
        return switch (state) {
            case NEW -> BUTTON;
            case PAID -> "<p role=\"status\">Đã thanh toán.</p>";
            case FAILED -> "<p role=\"status\">Giao dịch không thành công.</p>";
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
