/** Validation of signatures: what each one is worth, and why. */
@NullMarked
package vn.motcua.signing.validation;

import org.jspecify.annotations.NullMarked;
