package vn.motcua.signing.xml.internal;

/** Takes octets, for instance {@code MessageDigest::update}. */
public interface OctetConsumer {

    /**
     * Takes some octets.
     *
     * @param octets where they stand, only during the call
     * @param from the first
     * @param length how many
     */
    void take(byte[] octets, int from, int length);
}
