package vn.motcua.cli;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import vn.motcua.signing.batch.BatchOptions;

/** How many files at once are worked through. */
final class BatchOption {

    private static final Set<String> BESIDE_THE_PURPOSE = Set.of(
            "--jobs",
            "--journal",
            "--json",
            "--out-dir",
            "--password-env",
            "--password-file",
            "--evidence-cache",
            "--private-host");

    @Option(
            names = "--jobs",
            defaultValue = "4",
            paramLabel = "N",
            description = "How many of several files are worked on at a time (${DEFAULT-VALUE}).")
    private int jobs;

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "Remember in this file which of several files are done; given again, they are left out.")
    private @Nullable Path journal;

    BatchOptions options(ParseResult asked, int total) {
        BatchOptions options = BatchOptions.defaults().withThreads(jobs).withTotal(total);
        return journal == null ? options : options.withJournal(journal, purpose(asked));
    }

    /** Every option that decides what a file comes to: with another one a journal does not call it done. */
    private static String purpose(ParseResult asked) {
        return asked.matchedOptions().stream()
                .filter(option -> !BESIDE_THE_PURPOSE.contains(option.longestName()))
                .map(option -> option.longestName() + "=" + option.originalStringValues())
                .sorted()
                .collect(Collectors.joining(" ", asked.commandSpec().qualifiedName() + " ", ""));
    }
}
