/** Signing keys and the levels of signatures. */
@NullMarked
package vn.motcua.signing;

import org.jspecify.annotations.NullMarked;
