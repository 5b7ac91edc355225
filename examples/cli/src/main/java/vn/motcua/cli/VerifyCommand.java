package vn.motcua.cli;

import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;
import vn.motcua.http.Secret;
import vn.motcua.signing.batch.BatchItem;
import vn.motcua.signing.trust.EvidenceClient;
import vn.motcua.signing.trust.EvidenceOptions;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.trust.TrustPack;
import vn.motcua.signing.validation.HtmlReport;
import vn.motcua.signing.validation.RevocationRule;
import vn.motcua.signing.validation.SignatureValidator;
import vn.motcua.signing.validation.ValidationOptions;
import vn.motcua.signing.validation.ValidationReport;

/** Validates every signature of a file. */
@Command(
        name = "verify",
        description = "Validate every signature of a file; 0 only if there is one, all pass and none was followed by a"
                + " change it does not permit.")
final class VerifyCommand implements Callable<Integer> {

    private static final String READING = "reading a revocation list";

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "The signed PDF, XML or CMS file; several are worked through at once.")
    private List<Path> files;

    @Option(
            names = "--trust",
            paramLabel = "FILE-OR-DIR",
            description = "Certificates that are trusted, PEM or DER; may be given again.")
    private List<Path> trust = List.of();

    @ArgGroup(exclusive = false)
    private @Nullable Pack pack;

    @Option(
            names = "--crl",
            paramLabel = "FILE",
            description = "A revocation list that is at hand, PEM or DER; may be given again.")
    private List<Path> lists = List.of();

    @Option(names = "--at", paramLabel = "TIME", description = "Validate for this time, ISO 8601 with offset (now).")
    private @Nullable OffsetDateTime at;

    @Option(names = "--content", paramLabel = "FILE", description = "What a signature that stands apart signs.")
    private @Nullable Path content;

    @Option(names = "--offline", description = "Ask nobody: only what is in the file or given is known.")
    private boolean offline;

    @Option(names = "--no-revocation", description = "Let signatures pass without an answer about revocation.")
    private boolean withoutRevocation;

    @Option(names = "--html", paramLabel = "FILE", description = "Write the report as a page in Vietnamese too.")
    private @Nullable Path html;

    @Mixin
    private BatchOption batch;

    @Mixin
    private EvidenceOption evidence;

    @Mixin
    private SecretInput password;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    /** A trust pack and who must have signed it. */
    static final class Pack {

        @Option(names = "--trust-pack", required = true, paramLabel = "FILE", description = "A signed trust pack.")
        private Path file;

        @Option(
                names = "--publisher",
                required = true,
                paramLabel = "FILE",
                description = "The certificate whose key must have signed the trust pack.")
        private Path publisher;

        TrustPack open() {
            return TrustPack.open(
                    file, TrustAnchors.load(publisher).certificates().get(0));
        }
    }

    @Override
    public Integer call() {
        if (files.size() > 1 && (html != null || content != null)) {
            throw new ParameterException(spec.commandLine(), "--html and --content are for one FILE");
        }
        return password.isGiven() ? underPassword() : asking(options());
    }

    private int underPassword() {
        char[] characters = password.read("password of the document");
        try (Secret secret = Secret.of(CharBuffer.wrap(characters))) {
            return asking(options().withPassword(secret));
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private int asking(ValidationOptions options) {
        if (offline) {
            return verify(options);
        }
        EvidenceOptions asking = evidence.options().withAnchors(options.anchors());
        try (EvidenceClient client = EvidenceClient.open(asking)) {
            return verify(options.withEvidenceClient(client));
        }
    }

    private int verify(ValidationOptions options) {
        if (files.size() > 1) {
            List<BatchItem<ValidationReport>> items = files.stream()
                    .map(file -> BatchItem.read(file, read -> SignatureValidator.validate(read, options)))
                    .toList();
            return new ManyFiles<>(spec, json, new VerifySaying())
                    .run(items, batch.options(spec.commandLine().getParseResult(), items.size()));
        }
        Path file = files.get(0);
        ValidationReport report = SignatureValidator.validate(file, options);
        if (html != null) {
            Path name = file.getFileName();
            String page =
                    HtmlReport.of(report, String.valueOf(name == null ? file : name), Locale.forLanguageTag("vi"));
            write(html, page);
        }
        VerifyAnswer answer = new VerifyAnswer(file, report);
        json.print(spec.commandLine().getOut(), answer::text, answer::fill);
        return answer.exitCode();
    }

    private ValidationOptions options() {
        ValidationOptions options = ValidationOptions.defaults();
        if (pack != null) {
            options = options.withTrustPack(pack.open());
        }
        if (!trust.isEmpty()) {
            options = options.withAnchors(TrustAnchors.load(trust.toArray(Path[]::new)));
        }
        if (!lists.isEmpty()) {
            options = options.withCrls(contents());
        }
        if (withoutRevocation) {
            options = options.withRevocation(RevocationRule.NOT_CHECKED);
        }
        if (content != null) {
            options = options.withContent(content);
        }
        return at == null ? options : options.withTime(at.toInstant());
    }

    private List<byte[]> contents() {
        List<byte[]> contents = new ArrayList<>();
        for (Path list : lists) {
            try {
                contents.add(Files.readAllBytes(list));
            } catch (NoSuchFileException e) {
                throw new InvalidInputException(FailureCode.FILE_NOT_FOUND, READING, "no file " + list, e);
            } catch (IOException e) {
                throw new ResourceException(FailureCode.FILE_UNREADABLE, READING, "cannot read " + list, e);
            }
        }
        return contents;
    }

    private static void write(Path page, String content) {
        try {
            Files.writeString(page, content, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ResourceException(
                    FailureCode.OUTPUT_NOT_WRITABLE, "writing the report", "cannot write " + page, e);
        }
    }
}
