package vn.motcua.signing.xml.internal;

/**
 * A signature in two halves, between which an enveloping one holds its document.
 *
 * @param id its identifier
 * @param head up to its key information
 * @param tail from its properties on
 */
public record SignatureParts(String id, String head, String tail) {

    /**
     * Returns the signature.
     *
     * @return both halves
     */
    public String whole() {
        return head + tail;
    }
}
