package vn.motcua.signing.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import vn.motcua.failure.MotcuaException;

/** What Jazzer calls, in a process of its own: the entry named first, with the bench named second. */
public final class FuzzTarget {

    private static Reading reading = input -> false;

    private FuzzTarget() {}

    /**
     * Opens the entry.
     *
     * @param arguments the entry and the folder
     * @throws IOException if the folder cannot be read
     */
    public static void fuzzerInitialize(String[] arguments) throws IOException {
        reading = Entry.valueOf(arguments[0]).open(new Bench(Path.of(arguments[1])));
    }

    /**
     * Reads; whatever comes out of it and is not ours is a finding.
     *
     * @param input what somebody may have written
     * @throws IOException if the machine fails
     */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        try {
            boolean unused = reading.read(input);
        } catch (MotcuaException e) {
            // That is how a reader refuses.
        }
    }
}
