/** What the clients of trust services share; for this module only. */
@NullMarked
package vn.motcua.signing.trust.internal;

import org.jspecify.annotations.NullMarked;
