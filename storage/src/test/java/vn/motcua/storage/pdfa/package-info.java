/** Tests. */
@NullMarked
package vn.motcua.storage.pdfa;

import org.jspecify.annotations.NullMarked;
