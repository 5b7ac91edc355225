package vn.motcua.audit;

import java.nio.file.Path;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.ResourceException;

/**
 * A log of who did what, which only grows and whose records are chained: the hash of each covers the record and the hash
 * before it.
 *
 * <p><strong>What the chain proves.</strong> A record that is changed, removed, inserted or moved breaks it, and
 * {@link #verify()} says where. It cannot prove what was never written, nor that what was written is true. Without a
 * {@linkplain AuditOptions#withKey key}, whoever can write the log can also compute it anew from any record on; with one,
 * only who has the key can. Cutting off the last records leaves a sound chain in either case: that, and a log computed
 * anew, is found against an {@link AuditAnchor} kept elsewhere, see {@link #verify(AuditAnchor)}.
 *
 * <p><strong>File or database.</strong> A file takes one writer at a time, in this process and others; its first
 * {@link #append} takes a lock over a file beside it that is named like it with {@code .lock} and stays there, so reading
 * and verifying never need the lock. A line that a crash cut off is not a record: the next writer closes it with a mark,
 * and nothing before it is lost. A database takes many writers; the rights to INSERT and SELECT are enough once the
 * tables {@code motcua_audit} and {@code motcua_audit_schema} are there, which the first log makes.
 *
 * <p>Instances may be shared between threads; close them when done. Nothing personal reaches {@code toString} or an
 * exception.
 *
 * <pre>{@code
 * try (AuditLog log = AuditLog.file(path, AuditOptions.defaults().withKey(key))) {
 *     AuditAnchor end = log.append(AuditRecord.of(clock.instant(), officer, AuditAction.VIEWED, code.value()));
 * }
 * }</pre>
 */
public final class AuditLog implements AutoCloseable {

    private final AuditStore store;
    private final AuditHash hashing;
    private boolean closed;

    private AuditLog(AuditStore store, AuditOptions options) {
        this.store = store;
        hashing = new AuditHash(options);
    }

    /**
     * Opens a log in a file. Nothing is read or written yet; the first record makes the file where there is none.
     *
     * @param file the file, in a folder that exists
     * @param options the chain, key and policy for the disk
     * @return the log
     */
    public static AuditLog file(Path file, AuditOptions options) {
        return new AuditLog(new FileAuditStore(file, options), options);
    }

    /**
     * Opens a log in a database; HSQLDB and PostgreSQL are tested. The tables are made where there are none.
     *
     * @param database where connections come from; it stays the caller's
     * @param options the chain and key
     * @return the log
     * @throws ResourceException if the database fails or its tables are of a later version
     */
    public static AuditLog jdbc(DataSource database, AuditOptions options) {
        return new AuditLog(new JdbcAuditStore(database, options), options);
    }

    /**
     * Adds a record.
     *
     * @param content the record
     * @return the end of the log with it, which may be kept as an anchor
     * @throws ResourceException with {@link FailureCode#FILE_IN_USE} if the file has another writer, with
     *     {@link FailureCode#AUDIT_LOG_BROKEN} if the log cannot be continued because its last record does not fit, or if
     *     the file or database fails: then the record is not there, or not known to be
     */
    public synchronized AuditAnchor append(AuditRecord content) {
        if (closed) {
            throw new ResourceException(
                    FailureCode.OUTPUT_NOT_WRITABLE, "writing the audit log", "it was closed", null);
        }
        return store.append(content);
    }

    /**
     * Checks the chain from its beginning. Records that are added meanwhile may or may not be seen.
     *
     * @return that it holds, with its end; or where it breaks first and how
     * @throws ResourceException if the file or database cannot be read
     */
    public AuditVerdict verify() {
        return examined(null);
    }

    /**
     * Checks the chain, and that it is the one an anchor was taken from.
     *
     * @param anchor the end of the log as it was kept elsewhere
     * @return that it holds, with its end; or where it breaks first and how
     * @throws ResourceException if the file or database cannot be read
     */
    public AuditVerdict verify(AuditAnchor anchor) {
        return examined(anchor);
    }

    /**
     * Hands out the records in the order in which they stand. Nothing is verified.
     *
     * @param reader gets each record
     * @throws ResourceException with {@link FailureCode#AUDIT_LOG_BROKEN} if one cannot be read, or if the file or
     *     database fails
     */
    public void forEach(Consumer<? super AuditEntry> reader) {
        boolean begun = store.scan(link -> {
            AuditRecord content = link.content().orElseThrow(AuditLog::unreadable);
            reader.accept(new AuditEntry(link.number(), content, link.hash()));
            return true;
        });
        if (!begun) {
            throw unreadable();
        }
    }

    /** Forces what is not yet on the disk there and gives the file free; a second call does nothing. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            store.close();
        }
    }

    /** Returns nothing about the content. */
    @Override
    public String toString() {
        return "AuditLog[" + store.getClass().getSimpleName() + "]";
    }

    private AuditVerdict examined(@Nullable AuditAnchor anchor) {
        AuditExamination examination = new AuditExamination(hashing, anchor);
        return store.scan(examination) ? examination.verdict() : new AuditVerdict.Broken(0, AuditDamage.CHANGED);
    }

    private static ResourceException unreadable() {
        return new ResourceException(
                FailureCode.AUDIT_LOG_BROKEN, "reading the audit log", "a record cannot be read", null);
    }
}
