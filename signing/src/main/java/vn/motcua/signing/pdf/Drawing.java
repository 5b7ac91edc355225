package vn.motcua.signing.pdf;

import java.io.IOException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSStream;

/** What a signature shows, wherever it will stand. */
interface Drawing extends AutoCloseable {

    TextSize size();

    /** The form that shows it, turned by the matrix. */
    COSStream form(COSArray matrix) throws IOException;

    @Override
    void close();
}
