package vn.motcua.indicator;

/** What a petition (phản ánh, kiến nghị) is about. */
public enum PetitionSubject {
    /** A regulation or procedure. */
    PROCEDURE,
    /** The conduct of staff. */
    STAFF
}
