package vn.motcua.dossier;

/** The limits that rule sets put on the handling of dossiers. */
public enum LimitKind {
    /** How soon an officer is told of a dossier filed online. */
    OFFICER_ALERT,
    /** How soon a dossier filed online is accepted, refused or sent back for correction. */
    ACCEPTANCE,
    /** How soon the competent agency sends back an incomplete dossier while it is appraised. */
    SUPPLEMENT_NOTICE,
    /** How often a supplement may be asked for in each stage, where the procedure does not say otherwise. */
    SUPPLEMENTS_PER_STAGE,
    /** How long the applicant has to answer a request for supplements before the dossier may be closed. */
    SUPPLEMENT_ANSWER,
    /** How often a new date may be promised. */
    DEADLINE_EXTENSIONS,
    /** How long before it expires a deadline may last be extended. */
    EXTENSION_NOTICE
}
