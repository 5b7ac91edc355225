package vn.motcua.agency;

import java.util.Optional;

/**
 * The twenty-nine types of administrative document and their abbreviations (Decree 30/2020/NĐ-CP, Annex III).
 *
 * <p>Official and private letters have no abbreviation; their symbol begins with the agency. Documents from the time of
 * Circular 01/2011 use other abbreviations, which are read and kept, but are no type here. Legal acts share the
 * abbreviations NQ and QĐ and are told apart by the year in their number.
 */
public enum DocumentType {
    /** Nghị quyết. */
    RESOLUTION("nghị quyết", "NQ"),
    /** Quyết định. */
    DECISION("quyết định", "QĐ"),
    /** Chỉ thị. */
    DIRECTIVE("chỉ thị", "CT"),
    /** Quy chế. */
    STATUTE("quy chế", "QC"),
    /** Quy định. */
    REGULATION("quy định", "QyĐ"),
    /** Thông cáo. */
    COMMUNIQUE("thông cáo", "TC"),
    /** Thông báo. */
    NOTICE("thông báo", "TB"),
    /** Hướng dẫn. */
    GUIDANCE("hướng dẫn", "HD"),
    /** Chương trình. */
    PROGRAMME("chương trình", "CTr"),
    /** Kế hoạch. */
    PLAN("kế hoạch", "KH"),
    /** Phương án. */
    OPTION_PAPER("phương án", "PA"),
    /** Đề án. */
    SCHEME("đề án", "ĐA"),
    /** Dự án. */
    PROJECT("dự án", "DA"),
    /** Báo cáo. */
    REPORT("báo cáo", "BC"),
    /** Biên bản. */
    MINUTES("biên bản", "BB"),
    /** Tờ trình. */
    SUBMISSION("tờ trình", "TTr"),
    /** Hợp đồng. */
    CONTRACT("hợp đồng", "HĐ"),
    /** Công văn. */
    OFFICIAL_LETTER("công văn", ""),
    /** Công điện. */
    OFFICIAL_TELEGRAM("công điện", "CĐ"),
    /** Bản ghi nhớ. */
    MEMORANDUM("bản ghi nhớ", "BGN"),
    /** Bản thỏa thuận. */
    AGREEMENT("bản thỏa thuận", "BTT"),
    /** Giấy ủy quyền. */
    POWER_OF_ATTORNEY("giấy ủy quyền", "GUQ"),
    /** Giấy mời. */
    INVITATION("giấy mời", "GM"),
    /** Giấy giới thiệu. */
    LETTER_OF_INTRODUCTION("giấy giới thiệu", "GGT"),
    /** Giấy nghỉ phép. */
    LEAVE_PERMIT("giấy nghỉ phép", "GNP"),
    /** Phiếu gửi. */
    DISPATCH_NOTE("phiếu gửi", "PG"),
    /** Phiếu chuyển. */
    TRANSFER_NOTE("phiếu chuyển", "PC"),
    /** Phiếu báo. */
    REPORT_NOTE("phiếu báo", "PB"),
    /** Thư công. */
    PRIVATE_LETTER("thư công", "");

    private final String vietnamese;
    private final String abbreviation;

    DocumentType(String vietnamese, String abbreviation) {
        this.vietnamese = vietnamese;
        this.abbreviation = abbreviation;
    }

    /**
     * Returns the term of the decree.
     *
     * @return in lower case, for instance {@code tờ trình}
     */
    public String vietnamese() {
        return vietnamese;
    }

    /**
     * Returns the abbreviation in the symbol.
     *
     * @return for instance {@code TTr}; empty for the two kinds of letter
     */
    public Optional<String> abbreviation() {
        return abbreviation.isEmpty() ? Optional.empty() : Optional.of(abbreviation);
    }

    /**
     * Finds the type of an abbreviation; case counts, because QC and QyĐ, CT and CTr differ by it.
     *
     * @param abbreviation the first part of a symbol
     * @return the type, empty if Annex III does not have it
     */
    public static Optional<DocumentType> ofAbbreviation(String abbreviation) {
        for (DocumentType type : values()) {
            if (!type.abbreviation.isEmpty() && type.abbreviation.equals(abbreviation)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
