package vn.motcua.signing.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.sandbox.Sandbox;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.sandbox.TestSubject;
import vn.motcua.signing.SignatureLevel;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.timestamp.TimestampClient;
import vn.motcua.signing.timestamp.TimestampOptions;
import vn.motcua.signing.timestamp.TimestampService;
import vn.motcua.signing.trust.EvidenceClient;
import vn.motcua.signing.trust.EvidenceOptions;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.validation.SignatureReport;
import vn.motcua.signing.validation.SignatureValidator;
import vn.motcua.signing.validation.ValidationOptions;

/** Signs and validates in a process whose heap is smaller than the document. */
class LargeXmlTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"many elements", "one text"})
    void signAndValidate_25MbIn24MbOfHeap_passes(String shape) throws Exception {
        assertThat(child(24, SigningChild.class, write(shape, 25_000_000).toString()))
                .endsWith("TOTAL_PASSED WHOLE_FILE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"many elements", "one text"})
    @Tag("full")
    void signAndValidate_100MbIn64MbOfHeap_passes(String shape) throws Exception {
        assertThat(child(64, SigningChild.class, write(shape, 100_000_000).toString()))
                .endsWith("TOTAL_PASSED WHOLE_FILE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"many elements", "one text"})
    void raise_25MbIn24MbOfHeap_passes(String shape) throws Exception {
        assertThat(raised(24, write(shape, 25_000_000))).endsWith("TOTAL_PASSED B_LTA WHOLE_FILE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"many elements", "one text"})
    @Tag("full")
    void raise_100MbIn64MbOfHeap_passes(String shape) throws Exception {
        assertThat(raised(64, write(shape, 100_000_000))).endsWith("TOTAL_PASSED B_LTA WHOLE_FILE");
    }

    private String raised(int megabytes, Path in) throws Exception {
        Path signed = folder.resolve("signed.xml");
        Path root = folder.resolve("root.cer");
        try (Sandbox sandbox = Sandbox.start()) {
            Files.write(root, sandbox.trust().pki().root().getEncoded());
            SigningKey officer = XmlKeys.of(sandbox.trust()
                    .pki()
                    .issue(TestSubject.of("Nguyễn Văn Thử", "Ủy ban nhân dân xã Mẫu")
                            .withKeyType(TestKeyType.EC_P256)));
            XmlSigner.sign(in, signed, officer, XmlSignOptions.defaults());
            return child(
                    megabytes,
                    RaisingChild.class,
                    signed.toString(),
                    sandbox.trust().timestampUrl().toString(),
                    root.toString());
        }
    }

    private Path write(String shape, int size) throws IOException {
        Path file = folder.resolve("large.xml");
        String piece = shape.startsWith("one")
                ? "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5\n"
                : "<muc so='1' loai=\"A\"><ten>Biên lai thu phí &amp; lệ phí</ten><tien>15000</tien></muc>\n";
        int length = piece.getBytes(StandardCharsets.UTF_8).length;
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><hoSo xmlns=\"urn:ho-so\">");
            for (int written = 0; written < size; written += length) {
                out.write(piece);
            }
            out.write("</hoSo>");
        }
        return file;
    }

    private static String child(int megabytes, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-XX:MaxDirectMemorySize=16m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return output.strip();
    }

    /** The other process: signs the document it is told, validates the result and says what it thinks of it. */
    static final class SigningChild {

        private SigningChild() {}

        public static void main(String[] arguments) {
            Path in = Path.of(arguments[0]);
            Path out = in.resolveSibling("signed.xml");
            XmlSigner.sign(in, out, XmlKeys.ec(), XmlSignerTest.options());
            SignatureReport report = XmlValidationTest.validate(out);
            System.out.println(report.indication() + " " + report.coverage());
            try {
                Files.delete(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The other process: raises the document it is told to B-LTA, validates the result and says what it thinks of it. */
    static final class RaisingChild {

        private RaisingChild() {}

        public static void main(String[] arguments) throws IOException {
            Path in = Path.of(arguments[0]);
            Path out = in.resolveSibling("raised.xml");
            TrustAnchors anchors = TrustAnchors.load(Path.of(arguments[2]));
            try (TimestampClient timestamps = TimestampClient.open(
                            TimestampOptions.defaults(TimestampService.at(URI.create(arguments[1]))));
                    EvidenceClient evidence = EvidenceClient.open(EvidenceOptions.defaults()
                            .withPrivateHosts(Set.of("127.0.0.1"))
                            .withAnchors(anchors))) {
                XmlSigner.extend(
                        in,
                        out,
                        XmlExtendOptions.to(SignatureLevel.B_LTA)
                                .withTimestamps(timestamps)
                                .withEvidence(evidence));
            }
            SignatureReport report = SignatureValidator.validate(
                            out, ValidationOptions.defaults().withAnchors(anchors))
                    .signatures()
                    .get(0);
            System.out.println(report.indication() + " " + report.level() + " " + report.coverage());
            Files.delete(out);
        }
    }
}
