package vn.motcua.signing.validation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import org.apache.pdfbox.cos.COSBase;
import org.jspecify.annotations.Nullable;

/**
 * Which objects are referred to, and by how many others, in any revision up to the one taken last. One pass over every
 * object of the file: what was taken from one revision is not taken again from the next.
 */
final class ReferenceIndex {

    private static final int HIGHEST = 8_388_607;

    private final BitSet referenced = new BitSet();
    private final BitSet shared = new BitSet();
    private int[] containers = new int[1024];
    private Map<Long, Long> taken = Map.of();

    /** Takes every object of a state that is read for nothing else, and loses it: memory does not grow with the file. */
    void takeAll(@Nullable RevisionState state) {
        if (state == null) {
            return;
        }
        state.places().keySet().forEach(number -> {
            take(number, state.object(number));
            state.forget(number);
        });
        takeTrailer(state);
        taken = state.places();
    }

    /** Takes what a revision added to the one taken before, or replaced. */
    void take(RevisionState state) {
        state.places().forEach((number, place) -> {
            if (!place.equals(taken.get(number))) {
                take(number, state.object(number));
            }
        });
        takeTrailer(state);
        taken = state.places();
    }

    private void takeTrailer(RevisionState state) {
        state.trailer().entrySet().forEach(entry -> take(HIGHEST + 1L, entry.getValue()));
    }

    private void take(long container, COSBase value) {
        CosValues.references(value, number -> {
            if (number >= 0 && number <= HIGHEST) {
                refer((int) number, (int) container);
            }
        });
    }

    private void refer(int number, int container) {
        if (number >= containers.length) {
            containers = Arrays.copyOf(containers, Math.max(number + 1, containers.length * 2));
        }
        if (!referenced.get(number)) {
            referenced.set(number);
            containers[number] = container;
        } else if (containers[number] != container) {
            shared.set(number);
        }
    }

    /** Says whether anything refers to a number. Of those that no document should have it is taken for granted. */
    boolean isReferenced(long number) {
        return number > HIGHEST || referenced.get((int) number);
    }

    /** Says whether exactly one object refers to a number: it plays one part only. */
    boolean isReferencedOnce(long number) {
        return number <= HIGHEST && isReferenced(number) && !shared.get((int) number);
    }
}
