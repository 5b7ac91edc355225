/** Fees and how they are paid. */
@NullMarked
package vn.motcua.payment;

import org.jspecify.annotations.NullMarked;
