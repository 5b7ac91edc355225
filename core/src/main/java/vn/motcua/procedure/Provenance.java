package vn.motcua.procedure;

import java.util.Set;

/**
 * Where the figures of a procedure's version come from.
 *
 * <p>A figure that was inferred is a proposal: compare it with the list your province published, and no message may cite
 * a law for it. Instances are immutable.
 *
 * @param source the documents that were read, empty where none is known
 * @param inferred the figures that none of them states
 */
public record Provenance(String source, Set<Figure> inferred) {

    /** Nothing is known about the source. */
    public static final Provenance UNKNOWN = new Provenance("", Set.of());

    /** Copies the set. */
    public Provenance {
        inferred = Set.copyOf(inferred);
    }

    /**
     * Says whether a figure was inferred.
     *
     * @param figure the figure
     * @return true if no source states it
     */
    public boolean isInferred(Figure figure) {
        return inferred.contains(figure);
    }
}
