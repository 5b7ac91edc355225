package vn.motcua.cli.doctor;

/** How bad a finding is, worst last. */
enum Status {
    /** It works. */
    OK("tốt"),
    /** Nothing is wrong; good to know. */
    NOTE("ghi chú"),
    /** It works for now, or something that is not always needed is missing. */
    ATTENTION("chú ý"),
    /** It will not work. */
    WILL_NOT_WORK("KHÔNG HOẠT ĐỘNG"),
    /** The check itself could not be made. */
    FAILED("KHÔNG KIỂM TRA ĐƯỢC");

    private final String vietnamese;

    Status(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    String vietnamese() {
        return vietnamese;
    }
}
