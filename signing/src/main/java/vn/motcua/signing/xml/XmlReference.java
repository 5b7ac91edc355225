package vn.motcua.signing.xml;

import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;

/** One thing that a signature within a document covers. */
public sealed interface XmlReference {

    /** The whole document except the signature itself. Signatures that were there before are covered. */
    record Document() implements XmlReference {}

    /**
     * The whole document except all signatures in it, so that others may sign beside this one. Whoever signs after it
     * has to leave out all signatures, too.
     */
    record DocumentWithoutSignatures() implements XmlReference {}

    /**
     * The element with an identifier; the signature itself is left out if it stands in that element.
     *
     * @param id the value of its identifier attribute
     */
    record Element(String id) implements XmlReference {

        /**
         * Checks the identifier.
         *
         * @throws InvalidInputException if it is no name in XML
         */
        public Element {
            if (!id.matches("[\\p{L}_][\\p{L}\\p{N}._-]{0,199}")) {
                throw new InvalidInputException(
                        FailureCode.INVALID_VALUE,
                        "id",
                        "of other characters or length",
                        "up to 200 letters, digits, '.', '_' and '-', beginning with a letter or '_'");
            }
        }
    }

    /**
     * Covers the whole document except the signature itself.
     *
     * @return the reference
     */
    static XmlReference document() {
        return new Document();
    }

    /**
     * Covers the whole document except all signatures in it.
     *
     * @return the reference
     */
    static XmlReference documentWithoutSignatures() {
        return new DocumentWithoutSignatures();
    }

    /**
     * Covers an element.
     *
     * @param id the value of its identifier attribute
     * @return the reference
     * @throws InvalidInputException if it is no name in XML
     */
    static XmlReference element(String id) {
        return new Element(id);
    }
}
