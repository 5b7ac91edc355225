package vn.motcua.signing.pdf;

import java.security.MessageDigest;

/** Where a signed document is written; whatever is not completed leaves what was there. */
sealed interface SignedOutput extends AutoCloseable permits OutputDraft, AppendedFile {

    /** Takes the revision and returns the digest of what its signature covers. */
    byte[] digest(Increment increment, MessageDigest digest);

    /** Fills in the value of the signature; the document is on the disk when this returns. */
    void complete(Increment increment, byte[] value);

    @Override
    void close();
}
