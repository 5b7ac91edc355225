package vn.motcua.storage.scan.internal;

import java.io.InputStream;

/**
 * What a PNG file says about itself.
 *
 * @param width pixels in a row
 * @param height rows
 * @param bits bits per sample: 1, 2, 4, 8 or 16
 * @param colourType the colour type of the file: 0, 2, 3, 4 or 6
 * @param interlaced true if the rows come in the seven passes of Adam7
 * @param palette the palette as hexadecimal RGB, its entries laid on white; empty if there is none
 * @param transparency what may be transparent
 * @param dataStart offset of the first chunk with picture data
 * @param dataBytes length of all picture data together, as compressed in the file
 * @param density dots per inch
 * @param orientation the value of the Exif tag, 1 to 8
 */
public record PngHeader(
        int width,
        int height,
        int bits,
        int colourType,
        boolean interlaced,
        String palette,
        Transparency transparency,
        long dataStart,
        long dataBytes,
        Density density,
        int orientation)
        implements ImageHeader {

    static final int PALETTE = 3;
    static final int GREY_ALPHA = 4;
    static final int RGB_ALPHA = 6;

    /**
     * Says whether samples are numbers of palette entries.
     *
     * @return true for colour type 3
     */
    public boolean hasPalette() {
        return colourType == PALETTE;
    }

    /**
     * Says whether each pixel has a sample for its transparency.
     *
     * @return true for colour types 4 and 6
     */
    public boolean hasAlpha() {
        return colourType == GREY_ALPHA || colourType == RGB_ALPHA;
    }

    /**
     * Says whether parts of the picture may be transparent.
     *
     * @return true if there is alpha, a transparent colour, or a palette entry that is not opaque
     */
    public boolean transparent() {
        return hasAlpha() || transparency.given();
    }

    /**
     * Returns the samples of a pixel, transparency left out.
     *
     * @return 1 for grey and palette, 3 for RGB
     */
    public int colourComponents() {
        return colourType == 2 || colourType == RGB_ALPHA ? 3 : 1;
    }

    /**
     * Returns the samples of a pixel as stored.
     *
     * @return 1 to 4
     */
    public int samples() {
        return colourComponents() + (hasAlpha() ? 1 : 0);
    }

    /**
     * Opens the picture data: the content of all its chunks as one zlib stream.
     *
     * @param source the file, at its beginning
     * @return the stream; closing it leaves the file open
     */
    public InputStream data(ByteSource source) {
        source.skip(dataStart);
        return new PngData(source, dataBytes);
    }

    /**
     * What of a picture without alpha is transparent.
     *
     * @param given true if anything is
     * @param red the transparent colour's red or grey sample, -1 if no single colour is meant
     * @param green its green sample
     * @param blue its blue sample
     */
    public record Transparency(boolean given, int red, int green, int blue) {

        /** Nothing is transparent. */
        public static final Transparency NONE = new Transparency(false, -1, -1, -1);

        /**
         * Says whether one colour stands for transparent.
         *
         * @return true if {@code red} is to be looked at
         */
        public boolean isColour() {
            return red >= 0;
        }
    }
}
