package vn.motcua.identity;

/** The sex that a personal identification number tells. */
public enum Sex {
    /** Male. */
    MALE,
    /** Female. */
    FEMALE
}
