package vn.motcua.payment.national;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * The bodies that answer callbacks. An authentic callback gets its own values back, the authentication code included, as
 * the one known implementation does; one that is not gets nothing back that it brought.
 */
final class CallbackReplies {

    private static final String ACCEPTED = "00";
    private static final String REFUSED = "99";

    private CallbackReplies() {}

    static CallbackReply accepted(PaymentNotice notice, String partnerCode) {
        return new CallbackReply(true, echo(notice, partnerCode, ACCEPTED, "Thành công"));
    }

    static CallbackReply refused(PaymentNotice notice, String partnerCode, String reason) {
        return new CallbackReply(false, echo(notice, partnerCode, REFUSED, reason));
    }

    static CallbackReply refused(Instant now, String partnerCode, String reason) {
        ObjectNode body = body(partnerCode, REFUSED, reason);
        body.put("MaThamChieu", "");
        body.put("ThoiGianGD", WireTime.format(now));
        body.put("MaXacThuc", "");
        return new CallbackReply(false, WireJson.MAPPER.writeValueAsString(body));
    }

    private static String echo(PaymentNotice notice, String partnerCode, String code, String text) {
        ObjectNode body = body(partnerCode, code, text);
        body.put("MaThamChieu", notice.reference().value());
        body.put("ThoiGianGD", WireTime.format(notice.time()));
        body.put("MaXacThuc", notice.authenticationCode());
        return WireJson.MAPPER.writeValueAsString(body);
    }

    private static ObjectNode body(String partnerCode, String code, String text) {
        ObjectNode body = WireJson.MAPPER.createObjectNode();
        body.put("MaLoi", code);
        body.put("MoTaLoi", text);
        body.put("MaDoiTac", partnerCode);
        return body;
    }
}
