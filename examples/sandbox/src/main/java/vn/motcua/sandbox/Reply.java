package vn.motcua.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** What goes back, when, and whether it gets there. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(int status, String contentType, byte[] content, Delivery delivery, Duration delay) {

    /** What becomes of an answer on its way. */
    enum Delivery {
        SENT,
        RESET,
        CUT_OFF,
        HELD
    }

    static Reply json(int status, String body) {
        return text(status, "application/json; charset=utf-8", body);
    }

    static Reply html(int status, String body) {
        return text(status, "text/html; charset=utf-8", body);
    }

    static Reply pdf(String body) {
        return text(200, "application/pdf", body);
    }

    static Reply plain(int status, String body) {
        return text(status, "text/plain; charset=utf-8", body);
    }

    static Reply binary(String contentType, byte[] content) {
        return new Reply(200, contentType, content, Delivery.SENT, Duration.ZERO);
    }

    static Reply notFound() {
        return plain(404, "The sandbox has nothing here.");
    }

    private static Reply text(int status, String contentType, String body) {
        return new Reply(status, contentType, body.getBytes(StandardCharsets.UTF_8), Delivery.SENT, Duration.ZERO);
    }

    Reply delivered(Delivery other) {
        return new Reply(status, contentType, content, other, delay);
    }

    Reply delayed(Duration time) {
        return new Reply(status, contentType, content, delivery, time);
    }

    int statusSeen() {
        return delivery == Delivery.SENT ? status : 0;
    }

    /** The content as the journal shows it. */
    String body() {
        return shown(contentType, content);
    }

    static String shown(String contentType, byte[] content) {
        boolean binary = contentType.startsWith("application/ocsp")
                || contentType.startsWith("application/timestamp")
                || contentType.startsWith("application/pkix")
                || contentType.startsWith("application/pkcs7");
        return binary ? Base64.getEncoder().encodeToString(content) : new String(content, StandardCharsets.UTF_8);
    }
}
