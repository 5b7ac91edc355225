package vn.motcua.benchmarks.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A new folder for generated input, which is removed on closing, and also when the run is interrupted. */
public final class Workspace implements AutoCloseable {

    private final Path folder;
    private final Thread removal;

    private Workspace(Path folder) {
        this.folder = folder;
        removal = new Thread(() -> remove(folder), "workspace-removal");
        Runtime.getRuntime().addShutdownHook(removal);
    }

    /**
     * Makes a folder where the JVM keeps temporary files.
     *
     * @return the workspace
     * @throws IOException if it cannot be made
     */
    public static Workspace create() throws IOException {
        return new Workspace(Files.createTempDirectory("motcua-bench-"));
    }

    /**
     * Names a file in the folder.
     *
     * @param name a file name
     * @return its path
     */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /** Removes the folder and what is in it. */
    @Override
    public void close() {
        remove(folder);
        Runtime.getRuntime().removeShutdownHook(removal);
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder, e);
        }
    }
}
