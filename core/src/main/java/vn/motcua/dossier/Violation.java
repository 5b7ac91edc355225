package vn.motcua.dossier;

/**
 * A rule that something recorded had broken.
 *
 * @param eventIndex which of {@link Dossier#events()}, counted from 0
 * @param rule the rule
 */
public record Violation(int eventIndex, BrokenRule rule) {}
