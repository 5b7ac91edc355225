package vn.motcua.signing.pdf;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSStream;

/** Black words on one line, each at its place, drawn as the appearance of a signature. */
record DrawnRuns(SerifType type, TextSize size, List<SerifType.Run> runs) implements Drawing {

    @Override
    public COSStream form(COSArray matrix) throws IOException {
        return type.form(size, runs, matrix);
    }

    @Override
    public void close() {
        type.close();
    }
}
