package vn.motcua.dossier;

/** In which part somebody acts on a dossier. */
public enum ActorRole {
    /** The applicant or whoever files for them (người nộp). */
    APPLICANT("Người nộp hồ sơ"),
    /** An official, with no part stated. */
    OFFICER("Công chức"),
    /** Receives and returns at the one-stop (một cửa). */
    RECEPTIONIST("Người tiếp nhận và trả kết quả"),
    /** Handles the dossier (thụ lý). */
    HANDLER("Người thụ lý"),
    /** Decides and signs (người có thẩm quyền). */
    APPROVER("Người có thẩm quyền ký"),
    /** Numbers and seals (văn thư). */
    CLERK("Văn thư"),
    /** A system, without a person. */
    SYSTEM("Hệ thống");

    private final String label;

    ActorRole(String label) {
        this.label = label;
    }

    /**
     * Returns the name that is shown to people.
     *
     * @return the Vietnamese label
     */
    public String label() {
        return label;
    }
}
