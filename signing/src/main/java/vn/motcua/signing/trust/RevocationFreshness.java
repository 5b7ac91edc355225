package vn.motcua.signing.trust;

/**
 * How new a revocation answer must be that says a signature's certificate is good.
 *
 * <p>An answer made before a signature cannot know what happened until the signature. EN 319 102-1 (5.2.5) leaves the
 * bound to the policy of whoever validates; that it is a question of the signer's own certificate alone, because the lists
 * of authorities are made once a month or year, is inferred.
 */
public enum RevocationFreshness {
    /** Made after the time by which the signature is proven, within the tolerance for clocks. */
    SINCE_SIGNING,
    /** In force when it is asked for, though it may be older than the signature. */
    IN_FORCE
}
