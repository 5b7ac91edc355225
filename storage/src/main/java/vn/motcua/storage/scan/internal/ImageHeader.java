package vn.motcua.storage.scan.internal;

/** What an image file says about itself before its picture data. */
public sealed interface ImageHeader permits JpegHeader, PngHeader {

    /**
     * Returns the pixels in a row.
     *
     * @return the width as stored
     */
    int width();

    /**
     * Returns the rows.
     *
     * @return the height as stored
     */
    int height();

    /**
     * Returns the dots per inch.
     *
     * @return the density
     */
    Density density();

    /**
     * Returns how to set the image upright.
     *
     * @return the value of the Exif tag, 1 to 8
     */
    int orientation();

    /**
     * Walks an image file from its beginning to its end mark.
     *
     * @param source the file, at its beginning
     * @param maxPixels the most pixels it may claim
     * @return what it says
     */
    static ImageHeader read(ByteSource source, long maxPixels) {
        int first = source.u16();
        if (first == JpegParser.START) {
            return new JpegParser(source, maxPixels).parse();
        }
        if (first == PngParser.START) {
            return new PngParser(source, maxPixels).parse();
        }
        throw source.unreadable("it is neither JPEG nor PNG");
    }
}
