package vn.motcua.payment.national;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.RemoteException;
import vn.motcua.http.internal.HttpReply;

/**
 * An answer of the platform in either of the forms that are known: {@code error_code} with the fields as JSON text in
 * {@code message}, or {@code MaLoi} beside the fields.
 *
 * @param code {@code 00} for success whichever form it came in, else the code as it came
 * @param text the platform's explanation; may be empty
 * @param fields where the other fields are
 */
record PlatformAnswer(String code, String text, ObjectNode fields) {

    private static final String SUCCESS = "00";

    boolean successful() {
        return code.equals(SUCCESS);
    }

    String field(String name) {
        return WireJson.valueOrEmpty(fields, name);
    }

    static PlatformAnswer read(String attempted, HttpReply reply) {
        requireSuccess(attempted, reply);
        ObjectNode root = WireJson.object(reply.body())
                .orElseThrow(() -> violation(attempted, "the answer is " + what(reply) + ", not one JSON object"));
        String code = WireJson.valueOrEmpty(root, "MaLoi");
        if (!code.isEmpty()) {
            return new PlatformAnswer(code, WireJson.valueOrEmpty(root, "MoTaLoi"), root);
        }
        String errorCode = WireJson.valueOrEmpty(root, "error_code");
        if (errorCode.isEmpty()) {
            throw violation(attempted, "the answer has neither MaLoi nor error_code");
        }
        return wrapped(attempted, root, errorCode);
    }

    static RemoteException violation(String attempted, String happened) {
        return new RemoteException(FailureCode.PROTOCOL_VIOLATED, attempted, happened, null);
    }

    private static PlatformAnswer wrapped(String attempted, ObjectNode root, String errorCode) {
        if (!errorCode.equals("0") && !errorCode.equals(SUCCESS)) {
            return new PlatformAnswer(errorCode, WireJson.valueOrEmpty(root, "message"), root);
        }
        ObjectNode inner = unwrap(root.path("message"))
                .orElseThrow(() -> violation(attempted, "the message inside the answer is not one JSON object"));
        String innerCode = WireJson.valueOrEmpty(inner, "MaLoi");
        return new PlatformAnswer(
                innerCode.isEmpty() ? SUCCESS : innerCode, WireJson.valueOrEmpty(inner, "MoTaLoi"), inner);
    }

    private static Optional<ObjectNode> unwrap(JsonNode message) {
        if (message instanceof ObjectNode object) {
            return Optional.of(object);
        }
        return message.isString() ? WireJson.object(message.stringValue()) : Optional.empty();
    }

    private static void requireSuccess(String attempted, HttpReply reply) {
        if (reply.status() == 401 || reply.status() == 403) {
            throw new RemoteException(
                    FailureCode.CREDENTIALS_REFUSED, attempted, "the answer is HTTP " + reply.status(), null);
        }
        if (!reply.successful()) {
            throw new RemoteException(FailureCode.HTTP_ERROR, attempted, "the answer is HTTP " + reply.status(), null);
        }
    }

    private static String what(HttpReply reply) {
        if (reply.body().length == 0) {
            return "empty";
        }
        return (reply.text().stripLeading().startsWith("<") ? "an HTML page" : "something") + " of "
                + reply.body().length + " bytes";
    }
}
