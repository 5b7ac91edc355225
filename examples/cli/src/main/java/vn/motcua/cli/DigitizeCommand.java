package vn.motcua.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.storage.pdfa.ArchiveFile;
import vn.motcua.storage.pdfa.PdfaOptions;
import vn.motcua.storage.pdfa.PdfaWriter;

/** Turns page images into one PDF/A-2b. */
@Command(
        name = "digitize",
        description = "Turn page images (JPEG, PNG) into one PDF/A-2b; the last file is the output.")
final class DigitizeCommand implements Callable<Integer> {

    @Parameters(arity = "2..*", paramLabel = "IN... OUT.pdf", description = "The pages in order, then the output.")
    private List<Path> files;

    @Option(
            names = "--no-ocr",
            description = "Make no text layer; this version never makes one and says so without it.")
    private boolean noOcr;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!noOcr) {
            spec.commandLine().getErr().println("motcua: note: this version makes no text layer");
        }
        Path output = files.get(files.size() - 1);
        ArchiveFile made = PdfaWriter.write(files.subList(0, files.size() - 1), output, PdfaOptions.defaults());
        json.print(
                spec.commandLine().getOut(),
                () -> output + ": " + made.pages().size() + " pages, " + made.bytes() + " bytes, sha256 "
                        + made.sha256(),
                document -> fill(document, made));
        return ExitCode.DONE;
    }

    private static void fill(ObjectNode document, ArchiveFile made) {
        document.put("file", made.path().toString()).put("bytes", made.bytes()).put("sha256", made.sha256());
        ArrayNode pages = document.putArray("pages");
        made.pages()
                .forEach(page -> pages.addObject()
                        .put("sourceSha256", page.sourceSha256())
                        .put("width", page.width())
                        .put("height", page.height()));
    }
}
