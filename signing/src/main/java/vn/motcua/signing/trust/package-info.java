/** Whom the caller trusts: the certificates at which a chain may end. */
@NullMarked
package vn.motcua.signing.trust;

import org.jspecify.annotations.NullMarked;
