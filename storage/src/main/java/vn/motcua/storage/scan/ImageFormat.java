package vn.motcua.storage.scan;

/** The kinds of image file a scanned page may come in. */
public enum ImageFormat {
    /** JPEG: baseline, extended sequential or progressive, 8 bits a component. */
    JPEG,
    /** PNG of any colour type and depth. */
    PNG
}
