/** Amounts in đồng. */
@NullMarked
package vn.motcua.money;

import org.jspecify.annotations.NullMarked;
