package vn.motcua.signing.pdf;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.MotcuaException;

/** Why a document is not signed; whatever a parser throws at a broken one becomes one failure. */
final class PdfRefusal {

    private PdfRefusal() {}

    /** Something that reads a document. */
    interface Reading<T> {
        T read() throws IOException;
    }

    static InvalidInputException damaged(String happened, @Nullable Throwable cause) {
        return of(FailureCode.PDF_DAMAGED, happened, cause);
    }

    static InvalidInputException of(FailureCode code, String happened, @Nullable Throwable cause) {
        return new InvalidInputException(code, "signing a PDF", happened, cause);
    }

    /** Broken documents make parsers fail in every way there is, unbounded recursion included. */
    static <T> T guard(String part, Reading<T> reading) {
        try {
            return reading.read();
        } catch (MotcuaException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw damaged("its " + part + " cannot be read", e);
        }
    }
}
