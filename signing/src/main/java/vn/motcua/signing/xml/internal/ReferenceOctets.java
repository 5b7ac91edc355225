package vn.motcua.signing.xml.internal;

/** Hands on what references of one signature are over. */
public interface ReferenceOctets {

    /**
     * Fetches what a reference refers to, and transforms it.
     *
     * @param reference the reference
     * @param nodes the canonical form for nodes of the document that no transform brings into one
     * @param target takes the octets
     * @return false if it is not there or its transforms are not followed
     */
    boolean copy(XmlReferenceForm reference, CanonicalForm nodes, OctetConsumer target);
}
