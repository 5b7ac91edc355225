package vn.motcua.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.payment.fee.FeeAssessment;
import vn.motcua.payment.fee.FeeRequest;
import vn.motcua.payment.fee.FeeResult;
import vn.motcua.payment.fee.FeeSchedule;
import vn.motcua.procedure.ProcedureCode;

/** What is owed for a procedure. */
@Command(name = "fee", description = "Compute what is owed for a procedure.")
final class FeeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PROCEDURE", description = "Code of the procedure, for instance 2.000815.")
    private String procedure;

    @Option(names = "--pages", paramLabel = "N", defaultValue = "1", description = "Pages of the document (1).")
    private int pages;

    @Option(names = "--copies", paramLabel = "N", defaultValue = "1", description = "Copies made (1).")
    private int copies;

    @Option(names = "--date", paramLabel = "D", description = "Day of reception, ISO 8601 (today).")
    private @Nullable LocalDate date;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        LocalDate day = date == null ? Now.today() : date;
        FeeRequest request = FeeRequest.of(new ProcedureCode(procedure), day)
                .withPages(pages)
                .withCopies(copies);
        PrintWriter out = spec.commandLine().getOut();
        FeeResult result = FeeSchedule.bundled().assess(request);
        return result.fold(
                assessed -> {
                    print(out, assessed.assessment());
                    return ExitCode.DONE;
                },
                notYet -> negative(out, "no tariff for " + notYet.procedure() + " is in force on " + notYet.date()),
                none -> negative(out, "no tariff is known for " + none.procedure()));
    }

    private void print(PrintWriter out, FeeAssessment assessment) {
        json.print(
                out,
                () -> assessment.lines().stream()
                        .map(line -> line.description() + ": " + line.quantity() + " x " + line.unitAmount() + " = "
                                + line.amount() + "\n")
                        .collect(Collectors.joining("", "", "Total: " + assessment.total())),
                document -> fill(document, assessment));
    }

    private static void fill(ObjectNode document, FeeAssessment assessment) {
        document.put("procedure", assessment.request().procedure().toString());
        document.put("date", assessment.request().date().toString());
        ArrayNode lines = document.putArray("lines");
        assessment
                .lines()
                .forEach(line -> lines.addObject()
                        .put("description", line.description())
                        .put("kind", line.kind().name())
                        .put("quantity", line.quantity())
                        .put("unitAmount", line.unitAmount().dong())
                        .put("amount", line.amount().dong()));
        document.put("total", assessment.total().dong());
        document.put("currency", "VND");
    }

    private int negative(PrintWriter out, String reason) {
        json.print(out, () -> reason, document -> document.putNull("total").put("reason", reason));
        return ExitCode.NEGATIVE;
    }
}
