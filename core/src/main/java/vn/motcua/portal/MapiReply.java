package vn.motcua.portal;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.RemoteException;
import vn.motcua.failure.TransportException;
import vn.motcua.http.internal.HttpReply;

/**
 * One answer of the portal: {@code error_code}, {@code message}, and whatever else stands beside them.
 *
 * @param answer code and text
 * @param body the whole object
 */
record MapiReply(PortalAnswer answer, JsonNode body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static MapiReply read(String attempted, HttpReply reply) {
        if (!reply.successful()) {
            throw new TransportException(
                    FailureCode.HTTP_ERROR, attempted, "the answer was HTTP " + reply.status(), null);
        }
        JsonNode body = parse(attempted, reply);
        if (!body.isObject()) {
            throw violated(attempted, "the answer is not a JSON object but " + kind(reply));
        }
        return new MapiReply(
                new PortalAnswer(scalar(body.get("error_code")).strip(), scalar(body.get("message"))), body);
    }

    boolean successful() {
        return AnswerText.tellsOfSuccess(answer);
    }

    /** The text of a field, empty if it is not there or holds no text. */
    String text(String field) {
        return scalar(body.get(field)).strip();
    }

    void requireCodeOrText(String attempted) {
        if (answer.code().isEmpty() && answer.text().isBlank()) {
            throw violated(attempted, "the answer holds neither error_code nor message");
        }
    }

    static RemoteException violated(String attempted, String happened) {
        return new RemoteException(FailureCode.PROTOCOL_VIOLATED, attempted, happened, null);
    }

    private static JsonNode parse(String attempted, HttpReply reply) {
        try {
            return JSON.readTree(reply.body());
        } catch (JacksonException e) {
            // Without the cause: Jackson quotes what it stumbled on, which may be a name or a session.
            throw violated(attempted, "the answer is not JSON but " + kind(reply));
        }
    }

    private static String kind(HttpReply reply) {
        String text = reply.text().strip();
        String size = " (" + reply.body().length + " bytes)";
        if (text.isEmpty()) {
            return "empty";
        }
        return (text.startsWith("<") ? "an HTML or XML page" : "something else") + size;
    }

    private static String scalar(@Nullable JsonNode node) {
        return node == null || node.isNull() || node.isContainer() ? "" : node.asString();
    }

    /** Redacted: answers hold sessions and personal data. */
    @Override
    public String toString() {
        return "MapiReply[" + answer + "]";
    }
}
