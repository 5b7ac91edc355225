package vn.motcua.signing.batch;

import java.nio.file.Path;
import vn.motcua.signing.SigningKey;

/**
 * How one document of a batch is signed, for instance {@code (in, out, key) -> PdfSigner.sign(in, out, key, options)}.
 *
 * <p>It is called on a thread of the batch, and must let the output appear under its name only when it is complete, as
 * every signer of this SDK does.
 *
 * @param <R> what signing produces
 */
@FunctionalInterface
public interface BatchSigning<R> {

    /**
     * Signs a document.
     *
     * @param in the document
     * @param out where the signed document, or the signature, goes
     * @param key the key of the batch, for use within this call; closing it does nothing
     * @return what was produced
     */
    R sign(Path in, Path out, SigningKey key);
}
