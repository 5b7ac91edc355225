package vn.motcua.benchmarks.harness;

/**
 * A whole number that a caller may choose, given as {@code --name N}.
 *
 * @param name the name without its dashes
 * @param usual what counts when nothing is given
 * @param least the least legal value
 * @param most the greatest legal value
 * @param meaning what it sets, for the list of options
 */
public record Option(String name, long usual, long least, long most, String meaning) {

    /** How often the contenders take turns; every bench with a peer has it. */
    public static final Option ROUNDS = new Option("rounds", 5, 1, 1000, "how often the contenders take turns");

    /** The seed of generated input. */
    public static final Option SEED = new Option("seed", 766, 0, Long.MAX_VALUE, "the seed of generated input");
}
