package vn.motcua.audit;

import java.util.function.Predicate;

/** Where links are kept. Calls come from one thread at a time, those of {@link #scan} from any. */
interface AuditStore extends AutoCloseable {

    /** Adds a record behind the last one and returns the new end. */
    AuditAnchor append(AuditRecord content);

    /**
     * Hands out the links in the order in which they stand, until there are no more or one is answered with false.
     *
     * @return false if the beginning of the log is not the one that belongs to the chain
     */
    boolean scan(Predicate<AuditLink> reader);

    @Override
    void close();
}
