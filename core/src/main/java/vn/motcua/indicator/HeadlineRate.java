package vn.motcua.indicator;

/**
 * A rate as the press and reports of localities quote it. Its denominator may differ from that of the metric of a
 * similar name: online payments, for instance, are quoted of all dossiers received. Instances are immutable.
 *
 * @param code the code, our own
 * @param numerator what goes above
 * @param denominator what goes below
 * @param label the names that are shown to people
 */
public record HeadlineRate(String code, Count numerator, Count denominator, Label label) {}
