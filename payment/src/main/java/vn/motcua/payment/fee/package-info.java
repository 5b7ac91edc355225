/** What a citizen owes for a procedure, computed from dated tariffs that carry their source. */
@NullMarked
package vn.motcua.payment.fee;

import org.jspecify.annotations.NullMarked;
