package vn.motcua.storage.scan;

/** How an image file stores its colours. */
public enum ColourModel {
    /** Black, white and what lies between. */
    GREY,
    /** Red, green and blue; a JPEG may keep them as luminance and two differences. */
    RGB,
    /** Numbers that point into a table of colours. */
    PALETTE,
    /** Four printing inks. */
    CMYK
}
