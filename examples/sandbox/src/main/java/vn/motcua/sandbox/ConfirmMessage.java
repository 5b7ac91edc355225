package vn.motcua.sandbox;

import tools.jackson.databind.node.ObjectNode;

/** What the platform says about a payment, unasked and asked. */
final class ConfirmMessage {

    static final String OK = "00";
    static final String ERROR = "99";

    private static final String BANK = "VCB";

    private ConfirmMessage() {}

    static ObjectNode of(StoredPayment payment, String secret) {
        return of(payment, payment.amount(), secret);
    }

    static ObjectNode of(StoredPayment payment, long amount, String secret) {
        String result = payment.state() == PaymentState.PAID ? OK : ERROR;
        return hashed(fields("CONFIRM", result, payment).put("SoTien", amount), secret);
    }

    static ObjectNode answerTo(StoredPayment payment, String secret) {
        ObjectNode answer = hashed(fields("QUERY", OK, payment), secret);
        return answer.put("TrangThaiGD", payment.state().wire());
    }

    private static ObjectNode fields(String kind, String result, StoredPayment payment) {
        String bank = payment.state() == PaymentState.PAID ? BANK : payment.field("MaNganHang");
        return Json.object()
                .put("LoaiBanTin", kind)
                .put("MaLoi", result)
                .put("MaDoiTac", payment.field("MaDoiTac"))
                .put("MaThamChieu", payment.reference())
                .put("SoTien", payment.amount())
                .put("MaTienTe", payment.field("MaTienTe"))
                .put("MaGiaoDich", payment.transactionCode())
                .put("MaNganHang", bank)
                .put("ThoiGianGD", payment.transactionTime())
                .put("ThongTinGiaoDich", payment.field("ThongTinGiaoDich"));
    }

    private static ObjectNode hashed(ObjectNode message, String secret) {
        return message.put(
                AuthenticationCode.FIELD, AuthenticationCode.of(AuthenticationCode.CONFIRM, message, secret));
    }
}
