package vn.motcua.sandbox;

/** The two shapes in which the answer to INIT has been seen. */
public enum InitAnswer {
    /** {@code error_code} and {@code message}, where message is JSON as text with UrlThanhToan inside. */
    NESTED_TEXT,
    /** {@code MaLoi}, {@code MoTaLoi} and {@code UrlThanhToan} side by side. */
    FLAT
}
