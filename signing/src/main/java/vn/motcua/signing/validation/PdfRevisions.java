package vn.motcua.signing.validation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import vn.motcua.http.Secret;
import vn.motcua.signing.internal.LevelRule;
import vn.motcua.signing.internal.SecurityStore;

/** A document as it was at the end of its revisions; each is read when it is first asked for. */
final class PdfRevisions implements LevelRule.Stores, AutoCloseable {

    private final RandomAccessRead bytes;
    private final Optional<Secret> password;
    private final Map<Long, SecurityStore> stores = new HashMap<>();

    private PdfRevisions(RandomAccessRead bytes, Optional<Secret> password) {
        this.bytes = bytes;
        this.password = password;
    }

    static PdfRevisions of(Path file, Optional<Secret> password) throws IOException {
        return new PdfRevisions(new RandomAccessReadBufferedFile(file), password);
    }

    @Override
    public SecurityStore at(long end) throws IOException {
        @Nullable SecurityStore known = stores.get(end);
        if (known == null) {
            known = read(end);
            stores.put(end, known);
        }
        return known;
    }

    private SecurityStore read(long end) throws IOException {
        // Damaged objects make PDFBox fail in many unchecked ways, and nesting can exhaust its stack.
        try (RandomAccessRead revision = new Revision(bytes, end);
                PDDocument document = OpenedPdf.of(revision, password)) {
            return SecurityStore.of(document.getDocumentCatalog().getCOSObject());
        } catch (RuntimeException | StackOverflowError e) {
            throw new IOException("a revision cannot be read", e);
        }
    }

    long length() throws IOException {
        return bytes.length();
    }

    @Override
    public void close() {
        IOUtils.closeQuietly(bytes);
    }

    /** PDFBox reads streams through views of its source, which its own views do not give. */
    private static final class Revision extends RandomAccessReadView {

        Revision(RandomAccessRead bytes, long end) {
            super(bytes, 0, end);
        }

        @Override
        public RandomAccessReadView createView(long start, long length) {
            return new RandomAccessReadView(this, start, length);
        }
    }
}
