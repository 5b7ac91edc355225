package vn.motcua.signing.pdf;

import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSObjectKey;

/** The field a signature goes into: one it brings, or an empty one the document has. */
sealed interface SigningTarget permits NewField, ExistingField {

    String name();

    boolean isNew();

    COSObjectKey key(IncrementBuilder increment);

    ShownSignature show(Mark mark) throws IOException;

    ShownSignature showNothing();

    /** Adds the field, or its changed state, to the revision; a lock is one that the field must state from now on. */
    void write(IncrementBuilder increment, SignedObjects signed, Optional<COSDictionary> lock);
}
