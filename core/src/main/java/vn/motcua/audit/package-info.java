/** Who saw, changed, signed and looked up what: an append-only log whose records are chained by hashes. */
@NullMarked
package vn.motcua.audit;

import org.jspecify.annotations.NullMarked;
