package vn.motcua.signing.token.driver;

/** Why a file is not a library of this system. */
public enum FileFlaw {
    /** It is neither ELF, PE nor Mach-O: a text, a package, an empty file. */
    NOT_BINARY(new Wording(
            "it is not a library but some other kind of file", "không phải là thư viện mà là loại tệp khác")),
    /** It is a program or an object file. */
    NOT_SHARED(new Wording(
            "it is a program or an object file, not a library",
            "là chương trình hoặc tệp trung gian, không phải thư viện")),
    /** It ends before its header does, or its header points beyond its end. */
    CUT_OFF(new Wording("the file is cut off or broken", "tệp bị cắt cụt hoặc hỏng")),
    /** It cannot be read. */
    UNREADABLE(new Wording("the file cannot be read by this user", "người dùng hiện tại không đọc được tệp")),
    /** It is for another operating system. */
    OTHER_SYSTEM(new Wording("it is for another operating system", "dành cho hệ điều hành khác"));

    private final String english;
    private final String vietnamese;

    FileFlaw(Wording wording) {
        this.english = wording.english();
        this.vietnamese = wording.vietnamese();
    }

    Wording wording() {
        return new Wording(english, vietnamese);
    }
}
