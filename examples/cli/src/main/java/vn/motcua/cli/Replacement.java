package vn.motcua.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Function;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.ResourceException;

/** A file that is replaced by what is made of it, in one step and only when that is complete. */
final class Replacement {

    private Replacement() {}

    static <T> T of(Path file, Function<Path, T> making) {
        Path draft = file.resolveSibling("." + file.getFileName() + ".new");
        T made = making.apply(draft);
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ResourceException(
                    FailureCode.OUTPUT_NOT_WRITABLE, "replacing the file", file + " could not be replaced", e);
        }
        return made;
    }
}
