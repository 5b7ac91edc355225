package vn.motcua.agency;

/** The kinds of administrative unit since 1 July 2025: two levels, no district. */
public enum UnitType {
    /** Tỉnh: a province. */
    PROVINCE("tỉnh", true),
    /** Thành phố trực thuộc trung ương: a city of the level of a province. */
    CITY("thành phố", true),
    /** Xã: a rural commune. */
    COMMUNE("xã", false),
    /** Phường: an urban ward, of the level of a commune. */
    WARD("phường", false),
    /** Đặc khu: a special zone (islands), of the level of a commune. */
    SPECIAL_ZONE("đặc khu", false);

    private final String vietnamese;
    private final boolean ofProvinceLevel;

    UnitType(String vietnamese, boolean ofProvinceLevel) {
        this.vietnamese = vietnamese;
        this.ofProvinceLevel = ofProvinceLevel;
    }

    /**
     * Returns the term that stands before the name.
     *
     * @return in lower case, for instance {@code đặc khu}
     */
    public String vietnamese() {
        return vietnamese;
    }

    /**
     * Tells the two levels apart.
     *
     * @return true for provinces and cities, false for what lies below them
     */
    public boolean isProvinceLevel() {
        return ofProvinceLevel;
    }
}
