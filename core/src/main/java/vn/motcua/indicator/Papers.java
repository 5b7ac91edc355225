package vn.motcua.indicator;

import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/**
 * How far the papers and the result of a dossier are digital.
 *
 * <p>Instances are immutable.
 *
 * @param components how many components the dossier has, 0 to {@value #MAX_COMPONENTS}; 0 also where nobody recorded them
 * @param digitised how many of them are digital, those taken from elsewhere included
 * @param reused how many of the digital ones were taken from another dossier or result
 * @param electronicResult whether the result is there in electronic form
 * @param personalStore whether the result reached the citizen's store on the national portal
 */
public record Papers(int components, int digitised, int reused, Answer electronicResult, Answer personalStore) {

    /** The most components that a dossier may tell of. */
    public static final int MAX_COMPONENTS = 100_000;

    /** Nothing is known of the papers. */
    public static final Papers UNKNOWN = new Papers(0, 0, 0, Answer.UNKNOWN, Answer.UNKNOWN);

    /**
     * Checks the numbers.
     *
     * @throws InvalidInputException if one is negative or larger than what it is a part of
     */
    public Papers {
        within("components", components, MAX_COMPONENTS);
        within("digitised", digitised, components);
        within("reused", reused, digitised);
    }

    /**
     * Tells of components alone.
     *
     * @param components how many there are
     * @param digitised how many of them are digital
     * @param reused how many of the digital ones come from elsewhere
     * @return papers with nothing known of the result
     */
    public static Papers of(int components, int digitised, int reused) {
        return new Papers(components, digitised, reused, Answer.UNKNOWN, Answer.UNKNOWN);
    }

    /**
     * Returns these papers with what is known of the result.
     *
     * @param electronic whether it is there in electronic form
     * @param stored whether it reached the citizen's store
     * @return new papers
     */
    public Papers withResult(Answer electronic, Answer stored) {
        return new Papers(components, digitised, reused, electronic, stored);
    }

    private static void within(String field, int value, int most) {
        if (value < 0 || value > most) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, field, Integer.toString(value), "0 to " + most);
        }
    }
}
