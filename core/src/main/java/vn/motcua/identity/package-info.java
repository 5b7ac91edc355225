/** Who a person or organisation is, in types that cannot hold nonsense and do not tell logs. */
@NullMarked
package vn.motcua.identity;

import org.jspecify.annotations.NullMarked;
