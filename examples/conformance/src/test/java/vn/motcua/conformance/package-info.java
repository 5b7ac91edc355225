/** What must hold across all modules. */
@NullMarked
package vn.motcua.conformance;

import org.jspecify.annotations.NullMarked;
