package vn.motcua.dossier;

/** How the handling of a dossier ended. */
public enum ResultKind {
    /** The applicant gets what was asked for. */
    GRANTED,
    /** The request was decided against, with reasons. */
    REFUSED
}
