package vn.motcua.signing.xml;

/** Where the signature stands towards what it signs. */
public enum XmlPackaging {
    /** The signature stands in the document. */
    ENVELOPED,
    /** The document stands in the signature, which is the output's root. */
    ENVELOPING,
    /** The signature is a document of its own that names a file; the file may be of any kind. */
    DETACHED
}
