package vn.motcua.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.motcua.signing.pdf.ExtendedPdf;
import vn.motcua.signing.pdf.PdfSigner;

/** Raises the signatures of a PDF to a level, or renews the archive time-stamp. */
@Command(
        name = "extend",
        description = "Raise the level of a PDF's signatures; LTA again renews the archive time-stamp.")
final class ExtendCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "IN", description = "The signed PDF.")
    private Path in;

    @Parameters(index = "1", paramLabel = "OUT", description = "Where the raised PDF goes.")
    private Path out;

    @Option(names = "--level", required = true, paramLabel = "T|LT|LTA", description = "Level to reach.")
    private Level level;

    @Option(
            names = "--tsa",
            paramLabel = "URL",
            description = "Time-stamp authority; given again, the next to ask when one fails.")
    private List<URI> authorities = List.of();

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (level == Level.B) {
            throw new ParameterException(spec.commandLine(), "--level is T, LT or LTA");
        }
        ExtendedPdf extended;
        try (TrustServices services = TrustServices.open(authorities)) {
            extended = PdfSigner.extend(in, out, services.raisingTo(level.level()));
        }
        json.print(
                spec.commandLine().getOut(),
                () -> text(extended),
                document -> document.put("file", out.toString())
                        .put("before", extended.before().label())
                        .put("level", extended.level().label())
                        .put("timestamps", extended.timestamps())
                        .put("evidence", extended.evidence()));
        return ExitCode.DONE;
    }

    private String text(ExtendedPdf extended) {
        return "raised " + out + " from " + extended.before().label() + " to "
                + extended.level().label() + " (" + extended.timestamps() + " time-stamps, " + extended.evidence()
                + " pieces of evidence)";
    }
}
