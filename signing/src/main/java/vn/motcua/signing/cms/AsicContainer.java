package vn.motcua.signing.cms;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;
import vn.motcua.signing.cms.internal.ZipEntries;
import vn.motcua.signing.internal.DraftFile;

/**
 * An ASiC container (EN 319 162-1): a zip file that holds files together with their signatures.
 *
 * <p>Opening reads the directory alone; a file's contents are read when they are asked for, block by block. Containers
 * that a second reader could take for others are refused: entries twice under one name, headers that contradict the
 * directory, anything between the entries, names that lead out of a folder. So are those beyond the limits.
 *
 * <p>Get one with {@link #open}; not for several threads at once. Whether its signatures hold is said by {@link
 * vn.motcua.signing.validation.SignatureValidator}, not here.
 *
 * <pre>{@code
 * try (AsicContainer container = AsicContainer.open(Path.of("ho-so.asice"), AsicLimits.defaults())) {
 *     for (AsicContainer.Entry file : container.files()) {
 *         container.extract(file, folder.resolve(file.name()));
 *     }
 * }
 * }</pre>
 */
public final class AsicContainer implements AutoCloseable {

    private static final String ATTEMPTED = "reading a container";
    private static final String META = "META-INF/";
    private static final String TYPE_ENTRY = "mimetype";
    private static final int LONGEST_TYPE = 256;

    private final ZipEntries entries;

    private AsicContainer(ZipEntries entries) {
        this.entries = entries;
    }

    /**
     * A file in a container.
     *
     * @param name its name, with folders if it has any; it leads nowhere but below the folder it is unpacked in
     * @param size its length in bytes
     */
    public record Entry(String name, long size) {}

    /**
     * Opens a container.
     *
     * @param file the container
     * @param limits what it may hold
     * @return the container, to be closed by the caller
     * @throws InvalidInputException {@code FILE_NOT_FOUND}, {@code SIGNATURE_DAMAGED} if it is no zip file, cut off, or
     *     ambiguous, {@code LIMIT_EXCEEDED} if it holds more than it may
     * @throws ResourceException {@code FILE_UNREADABLE} if it cannot be read
     */
    public static AsicContainer open(Path file, AsicLimits limits) {
        return new AsicContainer(ZipEntries.open(file, most(limits), ATTEMPTED));
    }

    static ZipEntries.Most most(AsicLimits limits) {
        return new ZipEntries.Most(limits.entries(), limits.totalBytes(), limits.ratio());
    }

    /**
     * Returns what the container says it is.
     *
     * @return for instance {@code application/vnd.etsi.asic-e+zip}; empty if it does not say
     */
    public Optional<String> mimeType() {
        return entries.text(TYPE_ENTRY, LONGEST_TYPE);
    }

    /**
     * Returns the files that are not part of the container itself, signed or not.
     *
     * @return the files, in the order of the container
     */
    public List<Entry> files() {
        return files(entries);
    }

    static List<Entry> files(ZipEntries entries) {
        return entries.names().stream()
                .filter(name -> !name.startsWith(META) && !name.equals(TYPE_ENTRY) && !name.endsWith("/"))
                .map(name -> new Entry(name, entries.size(name)))
                .toList();
    }

    /**
     * Unpacks a file; it appears under its name when it is whole and on the disk.
     *
     * @param file one of {@link #files()}
     * @param out where it goes; replaced if it exists
     * @throws InvalidInputException {@code INVALID_VALUE} if there is no such file in the container,
     *     {@code SIGNATURE_DAMAGED} if its contents are broken, {@code LIMIT_EXCEEDED} if they unfold to more than the
     *     directory says
     * @throws ResourceException {@code OUTPUT_NOT_WRITABLE} or {@code FILE_UNREADABLE}
     */
    public void extract(Entry file, Path out) {
        Path target = DraftFile.target(out, List.of(entries.file()), ATTEMPTED);
        try (DraftFile draft = DraftFile.open(target, ATTEMPTED)) {
            entries.read(file.name(), draft::append);
            draft.publish(() -> {});
        }
    }

    @Override
    public void close() {
        entries.close();
    }
}
