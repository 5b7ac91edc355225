package vn.motcua.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import vn.motcua.signing.batch.BatchOptions;

/** What is signed and where it goes: one file, or with {@code --out-dir} many at once. */
final class SignTargets {

    @Parameters(
            arity = "1..*",
            paramLabel = "IN [OUT]",
            description = "The file to sign and where the result goes; with --out-dir all are files to sign.")
    private List<Path> files;

    @Option(
            names = "--out-dir",
            paramLabel = "DIR",
            description = "Sign every file given, with one login, into this folder.")
    private @Nullable Path folder;

    @Mixin
    private BatchOption batch;

    List<Path> files() {
        return files;
    }

    BatchOptions options(CommandSpec command, int total) {
        return batch.options(command.commandLine().getParseResult(), total);
    }

    boolean areMany() {
        return folder != null;
    }

    /** Where the result of a file goes, under the name it shall have there. */
    Path inFolder(Path file, UnaryOperator<String> name) {
        Path parent = folder == null ? Path.of("") : folder;
        return parent.resolve(name.apply(String.valueOf(file.getFileName())));
    }

    /** The one file to sign, where only one is. */
    Path in() {
        return files.get(0);
    }

    /** Where the one result goes; nowhere is wrong unless it replaces the file. */
    Path out(boolean inPlace, CommandLine command) {
        if (folder != null || files.size() != (inPlace ? 1 : 2)) {
            throw new ParameterException(
                    command,
                    "give either IN OUT, or IN and --in-place where it can be replaced, or --out-dir and files");
        }
        return files.get(files.size() - 1);
    }
}
