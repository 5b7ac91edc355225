package vn.motcua.signing.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;

/**
 * An output while it grows: a hidden file beside its target, which takes the target's name when it is complete and on
 * the disk, and goes away otherwise.
 */
public final class DraftFile implements AutoCloseable {

    private static final int NAMES_TRIED = 1000;
    private static final int NAMES_SWEPT = 8;

    private final Path target;
    private final FileClaim draft;
    private final String attempted;

    private DraftFile(Path target, FileClaim draft, String attempted) {
        this.target = target;
        this.draft = draft;
        this.attempted = attempted;
    }

    /**
     * Finds the file that will be replaced: behind symbolic links, in an existing folder, and not an input.
     *
     * @param out where the output goes
     * @param inputs what it is made of
     * @param attempted what is being done, for the message of a failure
     * @return the target
     * @throws InvalidInputException {@code OUTPUT_IS_INPUT} if it is one of the inputs
     * @throws ResourceException {@code OUTPUT_NOT_WRITABLE} if its folder cannot be reached or it is no file
     */
    public static Path target(Path out, Collection<Path> inputs, String attempted) {
        try {
            if (!Files.exists(out)) {
                Path absolute = out.toAbsolutePath();
                @Nullable Path folder = absolute.getParent();
                if (folder == null) {
                    throw notWritable(attempted, "it names no file", null);
                }
                return folder.toRealPath().resolve(absolute.getFileName());
            }
            for (Path in : inputs) {
                if (Files.isSameFile(in, out)) {
                    throw outputIsInput(attempted, null);
                }
            }
            if (!Files.isRegularFile(out)) {
                throw notWritable(attempted, "it is not a file", null);
            }
            return out.toRealPath();
        } catch (IOException e) {
            throw notWritable(attempted, "its folder cannot be reached", e);
        }
    }

    /**
     * Opens the draft. The name is the first that is free or left over by a writer that was killed, so that two writers
     * never share one, and the file gets the permissions any new file gets, which temporary files do not.
     *
     * @param target what {@link #target} found
     * @param attempted what is being done, for the message of a failure
     * @return the draft, to be closed by the caller
     * @throws ResourceException {@code OUTPUT_NOT_WRITABLE} if no file can be made in its folder
     */
    public static DraftFile open(Path target, String attempted) {
        try {
            for (int number = 1; number <= NAMES_TRIED; number++) {
                Optional<FileClaim> claim = FileClaim.of(name(target, number));
                if (claim.isPresent()) {
                    claim.get().channel().truncate(0);
                    sweep(target, number);
                    return new DraftFile(target, claim.get(), attempted);
                }
            }
        } catch (IOException e) {
            throw notWritable(attempted, "no file can be made in its folder", e);
        }
        throw notWritable(attempted, "its folder is full of unfinished drafts", null);
    }

    private static Path name(Path target, int number) {
        return target.resolveSibling("." + target.getFileName() + "." + number + ".draft");
    }

    /** What several killed writers left goes away with the first that comes after them. */
    private static void sweep(Path target, int number) throws IOException {
        for (int next = number + 1; next <= number + NAMES_SWEPT; next++) {
            FileClaim.ofLeftOver(name(target, next)).ifPresent(FileClaim::close);
        }
    }

    /**
     * Returns the open draft.
     *
     * @return the channel, for reading and writing
     */
    public FileChannel channel() {
        return draft.channel();
    }

    /**
     * Writes where the channel stands.
     *
     * @param bytes what is written, all of it
     * @throws ResourceException {@code OUTPUT_NOT_WRITABLE} if it cannot be written
     */
    public void append(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                draft.channel().write(bytes);
            }
        } catch (IOException e) {
            throw notWritable(attempted, "the file cannot be written", e);
        }
    }

    /**
     * Makes the draft the target, once its bytes are on the disk.
     *
     * @param forced told when they are
     * @throws ResourceException {@code OUTPUT_NOT_WRITABLE} if that fails; what stood there before is unchanged then
     */
    public void publish(Runnable forced) {
        try {
            draft.channel().force(true);
            forced.run();
            draft.moveTo(target);
        } catch (IOException e) {
            throw notWritable(attempted, "the file cannot be completed", e);
        }
        forceFolder(target);
    }

    /**
     * Has the folder of a file written to the disk: a new name survives a power cut only then. Where folders cannot be
     * opened the system sees to it.
     *
     * @param file the file
     */
    public static void forceFolder(Path file) {
        @Nullable Path folder = file.getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        } catch (IOException e) {
            System.getLogger("vn.motcua.signing").log(System.Logger.Level.DEBUG, "the folder cannot be forced", e);
        }
    }

    /** Removes the draft unless it has become the target. */
    @Override
    public void close() {
        draft.close();
    }

    private static InvalidInputException outputIsInput(String attempted, @Nullable Throwable cause) {
        return new InvalidInputException(FailureCode.OUTPUT_IS_INPUT, attempted, "the output is the input", cause);
    }

    private static ResourceException notWritable(String attempted, String happened, @Nullable Throwable cause) {
        return new ResourceException(FailureCode.OUTPUT_NOT_WRITABLE, attempted, happened, cause);
    }
}
