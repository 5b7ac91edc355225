package vn.motcua.signing.timestamp;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.RemoteException;
import vn.motcua.http.internal.HttpBody;
import vn.motcua.http.internal.HttpConnection;
import vn.motcua.http.internal.HttpReply;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.trust.internal.ServiceHealth;

/** One service and what is remembered of it. */
record Authority(TimestampService service, ServiceHealth health, LongestToken longest) {

    private static final String QUERY = "application/timestamp-query";
    private static final String REPLY = "application/timestamp-reply";

    Timestamp ask(HttpConnection connection, TimestampQuestion question, TrustAnchors anchors) {
        HttpReply reply = connection.post(
                TimestampAnswer.ATTEMPTED, service.endpoint(), headers(), new HttpBody(QUERY, question.encoded()));
        requireSuccess(reply);
        Timestamp timestamp = TimestampAnswer.read(reply.body()).accept(question, anchors);
        longest.saw(timestamp.token().length, question.imprintLength());
        return timestamp;
    }

    String host() {
        return service.endpoint().getHost();
    }

    private static void requireSuccess(HttpReply reply) {
        if (!reply.successful()) {
            boolean refused = reply.status() == 401 || reply.status() == 403;
            throw new RemoteException(
                    refused ? FailureCode.CREDENTIALS_REFUSED : FailureCode.HTTP_ERROR,
                    TimestampAnswer.ATTEMPTED,
                    "HTTP status " + reply.status(),
                    null);
        }
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>(Map.of("Accept", REPLY));
        service.login().ifPresent(login -> headers.put("Authorization", "Basic " + credentials(login)));
        return headers;
    }

    private static String credentials(TimestampService.Login login) {
        char[] password = login.password().reveal();
        CharBuffer both = CharBuffer.allocate(login.username().length() + 1 + password.length);
        both.put(login.username()).put(':').put(password).flip();
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(both);
        byte[] bytes = new byte[encoded.remaining()];
        try {
            encoded.get(bytes);
            return Base64.getEncoder().encodeToString(bytes);
        } finally {
            Arrays.fill(password, '\0');
            Arrays.fill(both.array(), '\0');
            Arrays.fill(bytes, (byte) 0);
            encoded.clear().put(new byte[encoded.capacity()]);
        }
    }
}
