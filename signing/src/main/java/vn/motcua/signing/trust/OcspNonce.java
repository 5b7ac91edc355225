package vn.motcua.signing.trust;

/** Whether a responder is given a nonce, which proves that its answer was made now (RFC 9654). */
public enum OcspNonce {
    /** None is sent; answers that a responder made in advance serve, and so does the cache. */
    OMITTED,
    /** One is sent; an answer without it is accepted, one with another is not. */
    OFFERED,
    /** One is sent and must come back; the cache is not used. */
    REQUIRED
}
