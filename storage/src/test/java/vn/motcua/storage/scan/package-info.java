/** Tests. */
@NullMarked
package vn.motcua.storage.scan;

import org.jspecify.annotations.NullMarked;
