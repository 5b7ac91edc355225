package vn.motcua.storage.pdfa;

import java.io.IOException;

/** The rows of a PNG picture from top to bottom. */
interface PngRows {

    /** Returns the samples of the next row; the array stays as it is until the next call. */
    byte[] next() throws IOException;

    /** Returns the filter that suits the row just returned. */
    int filter();
}
