/**
 * Whom the caller trusts, and what proves that a certificate was good: its chain, and the answers of responders and
 * revocation lists.
 */
@NullMarked
package vn.motcua.signing.trust;

import org.jspecify.annotations.NullMarked;
