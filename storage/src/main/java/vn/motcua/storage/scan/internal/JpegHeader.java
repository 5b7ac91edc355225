package vn.motcua.storage.scan.internal;

/**
 * What a JPEG file says about itself.
 *
 * @param width pixels in a row
 * @param height rows
 * @param components colour components: 1, 3 or 4
 * @param plainRgb true if three components are red, green and blue though no Adobe mark says so
 * @param density dots per inch
 * @param orientation the value of the Exif tag, 1 to 8
 */
public record JpegHeader(int width, int height, int components, boolean plainRgb, Density density, int orientation)
        implements ImageHeader {}
