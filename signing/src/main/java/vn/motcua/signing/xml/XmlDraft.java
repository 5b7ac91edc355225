package vn.motcua.signing.xml;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;

/**
 * The output while it is written: a hidden file beside its target, which takes the target's name when it is complete and
 * on the disk, and goes away otherwise.
 */
final class XmlDraft extends OutputStream {

    private static final String WRITING = "writing the signed XML";
    private static final int NAMES_TRIED = 1000;

    private final Path target;
    private final Path draft;
    private final FileChannel channel;
    private boolean published;

    private XmlDraft(Path target, Path draft, FileChannel channel) {
        this.target = target;
        this.draft = draft;
        this.channel = channel;
    }

    /** Opens the draft for an output that is not the input. */
    static XmlDraft of(Path in, Path out) {
        Path target = target(in, out);
        try {
            for (int number = 1; number <= NAMES_TRIED; number++) {
                Path draft = target.resolveSibling("." + target.getFileName() + "." + number + ".draft");
                @Nullable FileChannel channel = created(draft);
                if (channel != null) {
                    return new XmlDraft(target, draft, channel);
                }
            }
        } catch (IOException e) {
            throw notWritable("no file can be made in its folder", e);
        }
        throw notWritable("its folder is full of unfinished drafts", null);
    }

    private static @Nullable FileChannel created(Path draft) throws IOException {
        try {
            return FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            return null;
        }
    }

    /** The file that will be replaced: behind symbolic links, in an existing folder, and not the input. */
    private static Path target(Path in, Path out) {
        try {
            if (!Files.exists(out)) {
                Path absolute = out.toAbsolutePath();
                @Nullable Path folder = absolute.getParent();
                if (folder == null) {
                    throw notWritable("it names no file", null);
                }
                return folder.toRealPath().resolve(absolute.getFileName());
            }
            if (Files.isSameFile(in, out)) {
                throw new InvalidInputException(
                        FailureCode.OUTPUT_IS_INPUT, WRITING, "the output is the input", (Throwable) null);
            }
            if (!Files.isRegularFile(out)) {
                throw notWritable("it is not a file", null);
            }
            return out.toRealPath();
        } catch (IOException e) {
            throw notWritable("its folder cannot be reached", e);
        }
    }

    @Override
    public void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets) {
        write(octets, 0, octets.length);
    }

    @Override
    public void write(byte[] octets, int from, int length) {
        ByteBuffer buffer = ByteBuffer.wrap(octets, from, length);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw notWritable("the file cannot be written", e);
        }
    }

    /** Makes the draft the target, once its bytes are on the disk. */
    void publish() {
        try {
            channel.force(true);
            channel.close();
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            published = true;
        } catch (IOException e) {
            throw notWritable("the file cannot be completed", e);
        }
        forceFolder();
    }

    /** The new name itself survives a power cut only then; where folders cannot be opened the system sees to it. */
    private void forceFolder() {
        @Nullable Path folder = target.getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        } catch (IOException e) {
            System.getLogger("vn.motcua.signing").log(System.Logger.Level.DEBUG, "the folder cannot be forced", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            if (!published) {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            System.getLogger("vn.motcua.signing").log(System.Logger.Level.WARNING, "a draft could not be removed", e);
        }
    }

    private static ResourceException notWritable(String happened, @Nullable Throwable cause) {
        return new ResourceException(FailureCode.OUTPUT_NOT_WRITABLE, WRITING, happened, cause);
    }
}
