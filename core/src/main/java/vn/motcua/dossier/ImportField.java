package vn.motcua.dossier;

/** What a row of old dossiers may tell, with the usual heading of its column. */
public enum ImportField {
    /** The code of the dossier. */
    CODE("code"),
    /** The code of the procedure. */
    PROCEDURE("procedure"),
    /** The name of the owner. */
    APPLICANT("applicant"),
    /** The personal identification number of the owner; may be empty. */
    PERSONAL_ID("personal_id"),
    /** The telephone number of the owner; may be empty, and one that is not plausible is left out and told. */
    PHONE("phone"),
    /** The agency that received it; empty means the one the code names. */
    AGENCY("agency"),
    /** The unit that handled it. */
    UNIT("unit"),
    /** How it came in: 1, 2 or 3; empty means 1, as the portal counts it. */
    CHANNEL("channel"),
    /** When it was handed in; empty means when it was accepted. */
    SUBMITTED("submitted"),
    /** When it was accepted; may be empty. */
    RECEIVED("received"),
    /** When it was due; empty means by the rule of the procedure. */
    DUE("due"),
    /** When the result was ready; needed for the statuses 9 and 10. */
    FINISHED("finished"),
    /** When the result was handed over; needed for the status 10. */
    RETURNED("returned"),
    /** The status, 1 to 10. */
    STATUS("status");

    private final String heading;

    ImportField(String heading) {
        this.heading = heading;
    }

    /**
     * Returns the usual heading of the column.
     *
     * @return the heading in lower case
     */
    public String heading() {
        return heading;
    }

    boolean isPersonal() {
        return this == APPLICANT || this == PERSONAL_ID || this == PHONE;
    }
}
