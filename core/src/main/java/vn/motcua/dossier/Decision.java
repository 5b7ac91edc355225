package vn.motcua.dossier;

import java.util.function.Function;

/**
 * What became of a step that was asked for.
 *
 * <pre>{@code
 * Dossier next = dossier.decide(step).fold(Decision.Applied::dossier, refused -> {
 *     show(refused.rule().message(locale));
 *     return dossier;
 * });
 * }</pre>
 */
public sealed interface Decision {

    /**
     * Takes the case that is there.
     *
     * @param <T> what both cases give
     * @param applied what to do if the step was taken
     * @param refused what to do if a rule forbids it
     * @return what the case gave
     */
    <T> T fold(Function<? super Applied, ? extends T> applied, Function<? super Refused, ? extends T> refused);

    /**
     * The step was taken.
     *
     * @param dossier the dossier after it
     */
    record Applied(Dossier dossier) implements Decision {
        @Override
        public <T> T fold(
                Function<? super Applied, ? extends T> applied, Function<? super Refused, ? extends T> refused) {
            return applied.apply(this);
        }
    }

    /**
     * A rule forbids the step, and nothing changed.
     *
     * @param rule the first rule that it would break
     */
    record Refused(BrokenRule rule) implements Decision {
        @Override
        public <T> T fold(
                Function<? super Applied, ? extends T> applied, Function<? super Refused, ? extends T> refused) {
            return refused.apply(this);
        }
    }
}
