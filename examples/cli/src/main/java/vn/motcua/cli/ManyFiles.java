package vn.motcua.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.failure.MotcuaException;
import vn.motcua.signing.batch.BatchEnd;
import vn.motcua.signing.batch.BatchItem;
import vn.motcua.signing.batch.BatchOptions;
import vn.motcua.signing.batch.BatchResult;
import vn.motcua.signing.batch.SigningBatch;

/**
 * Works through many files: a line for each as it is finished, how far it is on standard error, and for programs one
 * document with the files in the order they were given.
 *
 * @param <R> what a file comes to
 */
final class ManyFiles<R> {

    private final CommandSpec spec;
    private final JsonOption json;
    private final Saying<R> saying;
    private final Map<BatchItem<R>, BatchResult<R>> results = new HashMap<>();

    /** How a finished file is told of. */
    interface Saying<R> {
        String text(BatchItem<R> item, R value);

        void fill(ObjectNode document, BatchItem<R> item, R value);

        int exitCode(BatchItem<R> item, R value);
    }

    ManyFiles(CommandSpec spec, JsonOption json, Saying<R> saying) {
        this.spec = spec;
        this.json = json;
        this.saying = saying;
    }

    int run(List<BatchItem<R>> items, BatchOptions options) {
        PrintWriter err = spec.commandLine().getErr();
        ProgressLine line = ProgressLine.here(err);
        BatchEnd end = SigningBatch.run(items.iterator(), options, (result, progress) -> {
            results.put(result.item(), result);
            line.clear();
            if (!json.isAsked()) {
                tell(result);
            }
            line.show(progress);
        });
        line.clear();
        end.fold(finished -> true, cancelled -> true, stopped -> {
            err.println("motcua: stopped: " + stopped.why().getMessage());
            return true;
        });
        if (json.isAsked()) {
            json.print(spec.commandLine().getOut(), () -> "", document -> fill(document, items));
        }
        return exitCode(items, end);
    }

    private void tell(BatchResult<R> result) {
        PrintWriter out = spec.commandLine().getOut();
        if (result instanceof BatchResult.Done<R> done) {
            out.println(saying.text(done.item(), done.value()));
        } else if (result instanceof BatchResult.Failed<R> failed) {
            out.println("FAILED " + failed.item().input() + ": " + failed.why().getMessage());
        } else if (result instanceof BatchResult.DoneBefore<R> before) {
            out.println("done before " + before.item().input());
        }
        out.flush();
    }

    private void fill(ObjectNode document, List<BatchItem<R>> items) {
        ArrayNode files = document.putArray("files");
        for (BatchItem<R> item : items) {
            ObjectNode file = files.addObject().put("input", item.input().toString());
            item.output().ifPresent(output -> file.put("file", output.toString()));
            file.put("status", status(item));
            if (results.get(item) instanceof BatchResult.Done<R> done) {
                saying.fill(file, item, done.value());
            } else if (results.get(item) instanceof BatchResult.Failed<R> failed) {
                fill(file.putObject("error"), failed.why());
            }
        }
    }

    private static void fill(ObjectNode error, RuntimeException why) {
        error.put("code", why instanceof MotcuaException known ? known.code().name() : "INTERNAL")
                .put("message", String.valueOf(why.getMessage()));
    }

    private String status(BatchItem<R> item) {
        BatchResult<R> result = results.getOrDefault(item, new BatchResult.NotBegun<>(item));
        return result instanceof BatchResult.DoneBefore<R>
                ? "DONE_BEFORE"
                : result.fold(done -> "DONE", failed -> "FAILED", notBegun -> "NOT_BEGUN");
    }

    /** What ended the work decides, then the worst of what became of the files. */
    private int exitCode(List<BatchItem<R>> items, BatchEnd end) {
        if (end instanceof BatchEnd.Stopped stopped) {
            return ExitCode.of(stopped.why());
        }
        List<Integer> codes = new ArrayList<>(List.of(ExitCode.DONE));
        for (BatchItem<R> item : items) {
            if (results.get(item) instanceof BatchResult.Done<R> done) {
                codes.add(saying.exitCode(item, done.value()));
            } else if (results.get(item) instanceof BatchResult.Failed<R> failed) {
                codes.add(failed.why() instanceof MotcuaException known ? ExitCode.of(known) : ExitCode.ENVIRONMENT);
            }
        }
        return codes.stream().mapToInt(Integer::intValue).max().orElse(ExitCode.DONE);
    }

    /** Telling of files that were signed, which all say the same but for a few facts. */
    static <R> Saying<R> signing(BiConsumer<ObjectNode, R> filling) {
        return new Saying<>() {
            @Override
            public String text(BatchItem<R> item, R value) {
                return "signed " + item.input()
                        + item.output().map(out -> ": " + out).orElse("");
            }

            @Override
            public void fill(ObjectNode document, BatchItem<R> item, R value) {
                filling.accept(document, value);
            }

            @Override
            public int exitCode(BatchItem<R> item, R value) {
                return ExitCode.DONE;
            }
        };
    }
}
