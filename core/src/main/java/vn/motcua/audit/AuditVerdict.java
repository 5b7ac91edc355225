package vn.motcua.audit;

import java.util.function.Function;

/**
 * What became of checking a log.
 *
 * <pre>{@code
 * String line = log.verify(kept).fold(
 *         intact -> intact.end().count() + " records",
 *         broken -> broken.damage() + " at record " + broken.number());
 * }</pre>
 */
public sealed interface AuditVerdict {

    /**
     * Takes the case that is there.
     *
     * @param <T> what both cases give
     * @param intact what to do if the chain holds
     * @param broken what to do if it does not
     * @return what the case gave
     */
    <T> T fold(Function<? super Intact, ? extends T> intact, Function<? super Broken, ? extends T> broken);

    /**
     * Every record follows from the one before, up to the anchor if one was given.
     *
     * @param end the end of the log as it was checked
     */
    record Intact(AuditAnchor end) implements AuditVerdict {
        @Override
        public <T> T fold(Function<? super Intact, ? extends T> intact, Function<? super Broken, ? extends T> broken) {
            return intact.apply(this);
        }
    }

    /**
     * The chain breaks; what comes after the first break was not judged.
     *
     * @param number the number of the first record that is not as it was written, counted from 1; 0 for the beginning of
     *     the file
     * @param damage what is wrong there
     */
    record Broken(long number, AuditDamage damage) implements AuditVerdict {
        @Override
        public <T> T fold(Function<? super Intact, ? extends T> intact, Function<? super Broken, ? extends T> broken) {
            return broken.apply(this);
        }
    }
}
