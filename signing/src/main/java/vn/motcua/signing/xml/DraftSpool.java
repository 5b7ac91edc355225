package vn.motcua.signing.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.ResourceException;
import vn.motcua.signing.internal.DraftFile;
import vn.motcua.signing.xml.internal.Spool;
import vn.motcua.signing.xml.internal.XmlFile;

/** Keeps each step in a draft beside the output, and makes the last one the output. */
final class DraftSpool implements Spool, AutoCloseable {

    private static final String WRITING = "writing the signed XML";

    private final Path target;
    private @Nullable DraftFile last;

    private DraftSpool(Path target) {
        this.target = target;
    }

    static DraftSpool beside(Path out, Collection<Path> inputs) {
        return new DraftSpool(DraftFile.target(out, inputs, WRITING));
    }

    @Override
    public XmlFile keep(Writing writing) {
        DraftFile draft = DraftFile.open(target, WRITING);
        try (OutputStream out = new Appending(draft)) {
            writing.to(out);
        } catch (IOException e) {
            draft.close();
            throw new ResourceException(FailureCode.FILE_UNREADABLE, WRITING, "the file cannot be read", e);
        } catch (RuntimeException e) {
            draft.close();
            throw e;
        }
        close();
        last = draft;
        FileChannel channel = draft.channel();
        return XmlFile.of(() -> new Reading(channel));
    }

    /** Makes what was kept last the output. */
    void publish() {
        if (last == null) {
            throw new IllegalStateException("nothing was kept");
        }
        last.publish(() -> {});
    }

    @Override
    public void close() {
        if (last != null) {
            last.close();
            last = null;
        }
    }

    private static final class Appending extends OutputStream {

        private final DraftFile draft;

        Appending(DraftFile draft) {
            this.draft = draft;
        }

        @Override
        public void write(int octet) {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int from, int length) {
            draft.append(ByteBuffer.wrap(octets, from, length));
        }
    }

    /** Reads a draft from its beginning, and leaves it open. */
    private static final class Reading extends FilterInputStream {

        Reading(FileChannel channel) throws IOException {
            super(beginning(channel));
        }

        private static InputStream beginning(FileChannel channel) throws IOException {
            channel.position(0);
            return Channels.newInputStream(channel);
        }

        @Override
        public void close() {
            // The draft is still to be published.
        }
    }
}
