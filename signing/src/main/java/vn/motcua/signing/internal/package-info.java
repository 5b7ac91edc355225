/** What a signed document holds beside its signatures, for those who add it and those who judge it. */
@NullMarked
package vn.motcua.signing.internal;

import org.jspecify.annotations.NullMarked;
