package vn.motcua.identity;

import java.util.Set;
import java.util.function.Function;

/**
 * What {@link LegacyText#detect} makes of a text. Instances are immutable and hold nothing of the text.
 */
public sealed interface LegacyDetection {

    /** How sure a finding is. */
    enum Confidence {
        /** There are three words with marks or more, and nine of ten are Vietnamese syllables when read this way. */
        HIGH,
        /** This way reads clearly better than every other, but the words are few or some do not fit. Have it checked. */
        LOW
    }

    /**
     * The text is in an old encoding.
     *
     * @param encoding the encoding; never {@link LegacyEncoding#TCVN3_CAPITALS}, which the text does not show
     * @param confidence how sure this is
     */
    record Found(LegacyEncoding encoding, Confidence confidence) implements LegacyDetection {}

    /** The text is Vietnamese in Unicode, or has no sign of an old encoding at all. */
    record NothingToConvert() implements LegacyDetection {}

    /**
     * The text cannot be told: too short, ambiguous, mixed, or another language.
     *
     * @param candidates the encodings that some of the words would fit, perhaps none
     */
    record Undecided(Set<LegacyEncoding> candidates) implements LegacyDetection {

        /** Copies the candidates. */
        public Undecided {
            candidates = Set.copyOf(candidates);
        }
    }

    /**
     * Handles each case.
     *
     * @param found what to do with an old encoding
     * @param nothing what to do if there is nothing to convert
     * @param undecided what to do if it cannot be told
     * @param <T> the type of the outcome
     * @return the outcome of the case this is
     */
    default <T> T fold(
            Function<? super Found, ? extends T> found,
            Function<? super NothingToConvert, ? extends T> nothing,
            Function<? super Undecided, ? extends T> undecided) {
        if (this instanceof Found one) {
            return found.apply(one);
        }
        if (this instanceof NothingToConvert none) {
            return nothing.apply(none);
        }
        return undecided.apply((Undecided) this);
    }
}
