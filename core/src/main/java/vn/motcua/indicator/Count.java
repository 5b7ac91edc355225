package vn.motcua.indicator;

/**
 * What is counted; numerators and denominators of metrics are made of these.
 *
 * <p>"Received" means a status of {@link CountingOptions#received()}. Counts of dossiers and petitions belong to the
 * month of reception in Vietnam; counts of procedures to every month.
 */
public enum Count {
    /** Dossiers received. */
    RECEIVED,
    /** Received dossiers that were on time, or are not late yet. */
    ON_TIME,
    /** Received dossiers with a result, or withdrawn. */
    FINISHED,
    /** Those of {@link #FINISHED} that were on time. */
    FINISHED_ON_TIME,
    /** Received dossiers that go on and are late (the backlog). */
    OVERDUE,
    /** Received dossiers that came online. */
    ONLINE,
    /** Received dossiers of which is known whether they reached the national portal. */
    SYNCHRONISATION_KNOWN,
    /** Those that did. */
    SYNCHRONISED,
    /** Received dossiers with a result of which is known whether it is electronic. */
    RESULT_KNOWN,
    /** Those with an electronic one. */
    RESULT_ELECTRONIC,
    /** Received dossiers whose components are known. */
    WITH_COMPONENTS,
    /** Those of which every component is digital. */
    DIGITISED,
    /** Those with a component taken from another dossier or result. */
    REUSED,
    /** Components of received dossiers. */
    COMPONENTS,
    /** Those that are digital. */
    COMPONENTS_DIGITISED,
    /** Received dossiers of which is known whether the result reached the citizen's store. */
    STORE_KNOWN,
    /** Those that did. */
    STORED,
    /** Received dossiers of which is known whether population data was used. */
    POPULATION_KNOWN,
    /** Those in which it was. */
    POPULATION_USED,
    /** Received dossiers with a financial obligation. */
    OBLIGED,
    /** Those that were paid online. */
    PAID_ONLINE,
    /** Received dossiers whose applicant answered. */
    EVALUATED,
    /** Those with an answer of at least {@link CountingOptions#satisfiedFrom()}. */
    SATISFIED_ENOUGH,
    /** Answers {@link Satisfaction#VERY_SATISFIED}. */
    VERY_SATISFIED,
    /** Answers {@link Satisfaction#SATISFIED}. */
    SATISFIED,
    /** Answers {@link Satisfaction#NORMAL}. */
    NORMAL,
    /** Answers {@link Satisfaction#DISSATISFIED}. */
    DISSATISFIED,
    /** Answers {@link Satisfaction#VERY_DISSATISFIED}. */
    VERY_DISSATISFIED,
    /** Petitions. */
    PETITIONS,
    /** Petitions closed in time, or open and not late yet. */
    PETITIONS_ON_TIME,
    /** Petitions of which is known whether the answer satisfied. */
    PETITIONS_RATED,
    /** Those that did. */
    PETITIONS_SATISFIED,
    /** Petitions about a regulation or procedure. */
    PETITIONS_ON_PROCEDURE,
    /** Petitions about staff. */
    PETITIONS_ON_STAFF,
    /** Procedures an agency has authority for. */
    PROCEDURES,
    /** Those offered online in part or in full. */
    PROCEDURES_ONLINE,
    /** Those offered online that had an online dossier in the period. */
    PROCEDURES_USED_ONLINE,
    /** Procedures of which is known whether they were announced on time. */
    PUBLISHING_KNOWN,
    /** Those that were. */
    PUBLISHED_ON_TIME,
    /** Procedures of which is known whether they were updated on time. */
    UPDATING_KNOWN,
    /** Those that were. */
    UPDATED_ON_TIME,
    /** Procedures of which is known whether their content is complete. */
    CONTENT_KNOWN,
    /** Those with complete content. */
    CONTENT_COMPLETE,
    /** Procedures with a fee. */
    FEE_PROCEDURES,
    /** Those whose fee can be paid on the national portal. */
    FEE_PROCEDURES_ON_PORTAL,
    /** Those with a dossier paid online in the period. */
    FEE_PROCEDURES_PAID_ONLINE,
    /** Procedures of which is known whether they are connected to population data. */
    CITIZEN_DATA_KNOWN,
    /** Those that are. */
    CITIZEN_DATA_CONNECTED,
    /** Procedures of which is known whether they issue electronic certified copies. */
    CERTIFIED_COPY_KNOWN,
    /** Those that do. */
    CERTIFIED_COPY;

    /** Says whether it tells of the state of procedures, and so is the same in every month. */
    boolean isOfProcedures() {
        return compareTo(PROCEDURES) >= 0;
    }
}
