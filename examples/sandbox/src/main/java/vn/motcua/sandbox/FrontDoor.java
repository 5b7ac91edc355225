package vn.motcua.sandbox;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The WireMock server: every request goes to a party and into the journal. */
final class FrontDoor implements ResponseDefinitionTransformerV2 {

    private static final String NAME = "motcua-sandbox";
    private static final String LOOPBACK = "127.0.0.1";
    private static final int THREADS = 64;
    private static final long HELD_MINUTES = 10;

    private final Journal journal;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile List<Party> parties = List.of();
    private volatile @Nullable WireMockServer server;
    private volatile @Nullable URI baseUrl;

    FrontDoor(Journal journal) {
        this.journal = journal;
    }

    void open(int port, List<Party> answering) {
        parties = List.copyOf(answering);
        WireMockServer starting = new WireMockServer(configuration(port));
        starting.stubFor(
                WireMock.any(WireMock.anyUrl()).willReturn(WireMock.aResponse().withTransformers(NAME)));
        try {
            starting.start();
        } catch (FatalStartupException failed) {
            String message = "Listening on " + LOOPBACK + ":" + port + " failed: is the port taken?";
            throw new UncheckedIOException(new IOException(message, failed));
        }
        server = starting;
        baseUrl = URI.create("http://" + LOOPBACK + ":" + starting.port());
    }

    private WireMockConfiguration configuration(int port) {
        WireMockConfiguration configuration = WireMockConfiguration.options()
                .bindAddress(LOOPBACK)
                .containerThreads(THREADS)
                .http2PlainDisabled(true)
                .gzipDisabled(true)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .extensionScanningEnabled(false)
                .templatingEnabled(false)
                .httpClientFactory((options, trustAll, trusted, system) -> FrontDoor::callNobody)
                .adminAuthenticator(request -> false)
                .mappingSource(new NoMappings())
                .notifier(new Silence())
                .extensions(this);
        return port == 0 ? configuration.dynamicPort() : configuration.port(port);
    }

    /** WireMock's own client is for proxying, which never happens here, and slow to load. */
    private static Response callNobody(Request request) throws IOException {
        throw new IOException("The sandbox proxies nothing");
    }

    URI baseUrl() {
        return Objects.requireNonNull(baseUrl, "the sandbox has not been started");
    }

    void close() {
        closing.countDown();
        WireMockServer running = server;
        if (running != null && running.isRunning()) {
            running.stop();
        }
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Reply reply = receive(arrivalOf(event.getRequest()));
        if (reply.delivery() == Reply.Delivery.HELD) {
            hold();
        }
        if (reply.delivery() != Reply.Delivery.SENT) {
            return new ResponseDefinitionBuilder()
                    .withFault(
                            reply.delivery() == Reply.Delivery.CUT_OFF
                                    ? com.github.tomakehurst.wiremock.http.Fault.MALFORMED_RESPONSE_CHUNK
                                    : com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER)
                    .build();
        }
        return new ResponseDefinitionBuilder()
                .withStatus(reply.status())
                .withHeader("Content-Type", reply.contentType())
                .withHeader("Cache-Control", "no-store")
                .withHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .withHeader("X-Sandbox", NAME)
                .withFixedDelay(Math.toIntExact(reply.delay().toMillis()))
                .withBody(reply.content())
                .build();
    }

    private Reply receive(Arrival arrival) {
        Optional<Party> party = parties.stream()
                .filter(candidate -> candidate.answersTo(arrival.path()))
                .findFirst();
        int number = journal.arrived(
                party.map(Party::name).orElse("none"),
                party.map(known -> known.operation(arrival)).orElse("-"),
                arrival.body());
        Reply reply = party.map(known -> answer(known, arrival)).orElseGet(Reply::notFound);
        journal.answered(number, reply);
        return reply;
    }

    private static Reply answer(Party party, Arrival arrival) {
        try {
            return party.answer(arrival);
        } catch (RuntimeException defect) {
            return Reply.plain(500, "The sandbox has a defect: " + defect);
        }
    }

    private static Arrival arrivalOf(Request request) {
        String url = request.getUrl();
        int query = url.indexOf('?');
        String contentType = request.containsHeader("Content-Type") ? request.getHeader("Content-Type") : "";
        return new Arrival(
                request.getMethod().value(), query < 0 ? url : url.substring(0, query), contentType, request.getBody());
    }

    private void hold() {
        try {
            closing.await(HELD_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
