package vn.motcua.dossier;

/** What kind of party a dossier belongs to; each portal has its own numbers for them. */
public enum ApplicantKind {
    /** A person (công dân). */
    CITIZEN,
    /** An enterprise (doanh nghiệp). */
    ENTERPRISE,
    /** A household business (hộ kinh doanh). */
    HOUSEHOLD_BUSINESS,
    /** An agency of the state (cơ quan nhà nước). */
    STATE_AGENCY,
    /** Another organisation (tổ chức khác). */
    ORGANISATION
}
