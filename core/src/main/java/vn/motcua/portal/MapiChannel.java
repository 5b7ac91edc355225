package vn.motcua.portal;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.Arrays;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.RemoteException;
import vn.motcua.http.internal.HttpConnection;
import vn.motcua.http.internal.HttpReply;

/** Calls of services: the envelope, the session in it, and its renewal. */
final class MapiChannel {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PortalSettings settings;
    private final HttpConnection connection;
    private final MapiSessions sessions;

    MapiChannel(PortalSettings settings, HttpConnection connection) {
        this.settings = settings;
        this.connection = connection;
        MapiOptions options = settings.options();
        this.sessions = new MapiSessions(this::login, options.sessionLifetime(), options.clock());
    }

    /** What a service needs beside the envelope; written into a copy, so that it can be sent twice. */
    MapiReply call(String attempted, String service, ObjectNode parameters) {
        MapiSessions.Session session = sessions.current();
        MapiReply reply = send(attempted, service, parameters, session);
        if (!refusesSession(reply)) {
            return reply;
        }
        // A refused session means that the portal did nothing, so sending again is safe.
        MapiReply second = send(attempted, service, parameters, sessions.replace(session));
        if (refusesSession(second)) {
            throw new RemoteException(
                    FailureCode.SESSION_REFUSED,
                    attempted,
                    "the session was refused and so was a new one ("
                            + second.answer().printableCode() + ")",
                    null);
        }
        return second;
    }

    private boolean refusesSession(MapiReply reply) {
        return !reply.successful() && settings.options().sessionExpired().test(reply.answer());
    }

    private MapiReply send(String attempted, String service, ObjectNode parameters, MapiSessions.Session session) {
        ObjectNode body = JSON.createObjectNode();
        body.put("session", session.id());
        body.put("madonvi", settings.agency().value());
        body.put("service", service);
        body.setAll(parameters);
        MapiReply reply =
                MapiReply.read(attempted, post(attempted, settings.serviceAddress(), JSON.writeValueAsBytes(body)));
        reply.requireCodeOrText(attempted);
        return reply;
    }

    private String login() {
        String attempted = "login at the national portal";
        byte[] body = credentials();
        HttpReply answer;
        try {
            answer = post(attempted, settings.loginAddress(), body);
        } finally {
            Arrays.fill(body, (byte) 0);
        }
        if (answer.status() == 401 || answer.status() == 403) {
            throw refused(attempted, "HTTP " + answer.status());
        }
        MapiReply reply = MapiReply.read(attempted, answer);
        String session = reply.text("session");
        boolean coded = !reply.answer().code().isEmpty();
        if (coded && !reply.successful()) {
            throw refused(attempted, reply.answer().printableCode());
        }
        if (session.isEmpty()) {
            throw MapiReply.violated(attempted, "the answer holds no session");
        }
        return session;
    }

    private static RemoteException refused(String attempted, String how) {
        return new RemoteException(
                FailureCode.CREDENTIALS_REFUSED, attempted, "the portal refused the account (" + how + ")", null);
    }

    private byte[] credentials() {
        char[] password = settings.account().password().reveal();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(body)) {
            json.writeStartObject();
            json.writeStringProperty("username", settings.account().username());
            json.writeName("password");
            json.writeString(password, 0, password.length);
            json.writeEndObject();
        } finally {
            Arrays.fill(password, '\0');
        }
        return body.toByteArray();
    }

    private HttpReply post(String attempted, URI address, byte[] body) {
        PortalDestination destination = settings.destination();
        return connection.postJson(attempted, destination.applyTo(address), destination.headers(), body);
    }
}
