package vn.motcua.signing.validation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.cos.COSName;
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
    private final Map<Long, FoundEvidence> evidence = new HashMap<>();
    private final Map<ByteBuffer, byte[]> kept = new HashMap<>();

    private PdfRevisions(RandomAccessRead bytes, Optional<Secret> password) {
        this.bytes = bytes;
        this.password = password;
    }

    static PdfRevisions of(Path file, Optional<Secret> password) throws IOException {
        return of(new RandomAccessReadBufferedFile(file), password);
    }

    static PdfRevisions of(RandomAccessRead bytes, Optional<Secret> password) {
        return new PdfRevisions(bytes, password);
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
            SecurityStore store = SecurityStore.of(document.getDocumentCatalog().getCOSObject());
            evidence.put(end, evidence(store));
            return store;
        } catch (RuntimeException | StackOverflowError e) {
            throw new IOException("a revision cannot be read", e);
        }
    }

    /**
     * The document at the end of a revision, to be closed by the caller; nothing where it cannot be read.
     *
     * @param earlier the state before, whose fields need not be read again
     */
    Optional<RevisionState> stateAt(long end, @Nullable RevisionState earlier) {
        try {
            return Optional.of(RevisionState.open(new RevisionState.Source(bytes, end, password), earlier));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    /** The contents of the store of a revision; a store that cannot be read holds nothing that could be relied on. */
    FoundEvidence evidenceAt(long end) {
        try {
            at(end);
            return evidence.getOrDefault(end, FoundEvidence.NONE);
        } catch (IOException e) {
            return FoundEvidence.NONE;
        }
    }

    private FoundEvidence evidence(SecurityStore store) throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (byte[] der : store.contents(SecurityStore.CERTS).values()) {
            CmsReader.certificate(der).ifPresent(certificates::add);
        }
        return new FoundEvidence(certificates, kept(store, SecurityStore.OCSPS), kept(store, SecurityStore.CRLS));
    }

    /** Revisions mostly repeat what the one before has. */
    private List<byte[]> kept(SecurityStore store, COSName entry) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (byte[] der : store.contents(entry).values()) {
            contents.add(kept.computeIfAbsent(ByteBuffer.wrap(der), absent -> der));
        }
        return contents;
    }

    long length() throws IOException {
        return bytes.length();
    }

    @Override
    public void close() {
        IOUtils.closeQuietly(bytes);
    }

    /** PDFBox reads streams through views of its source, which its own views do not give. */
    static final class Revision extends RandomAccessReadView {

        Revision(RandomAccessRead bytes, long end) {
            super(bytes, 0, end);
        }

        @Override
        public RandomAccessReadView createView(long start, long length) {
            return new RandomAccessReadView(this, start, length);
        }
    }
}
