/** The connections themselves; for the SDK's own modules only. */
@NullMarked
package vn.motcua.http.internal;

import org.jspecify.annotations.NullMarked;
