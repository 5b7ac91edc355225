package vn.motcua.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SandboxCommandTest {

    @Test
    @Timeout(60)
    void sandbox_untilEnded_answersOnThePrintedAddresses() throws Exception {
        try (PipedWriter printed = new PipedWriter();
                PipedReader reader = new PipedReader(printed, 8192)) {
            Thread command = new Thread(
                    () -> Main.run(
                            new PrintWriter(printed, true), new PrintWriter(Writer.nullWriter()), "sandbox", "--json"),
                    "sandbox-command");
            command.start();
            try {
                JsonNode document = JsonMapper.shared().readTree(documentOf(reader));
                HttpResponse<String> answer = HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(
                                                document.at("/portal/loginUrl").asString()))
                                        .timeout(Duration.ofSeconds(10))
                                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());

                assertThat(document.get("version").asInt()).isEqualTo(1);
                assertThat(answer.body()).contains("error_code");
                assertThat(command.isAlive()).isTrue();
            } finally {
                command.interrupt();
                command.join();
            }
        }
    }

    /** Reads one JSON document and no more: the command goes on. */
    private static String documentOf(PipedReader reader) throws Exception {
        StringWriter text = new StringWriter();
        int depth = 0;
        do {
            int c = reader.read();
            text.write(c);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        } while (depth > 0 || text.toString().isBlank());
        return text.toString();
    }
}
