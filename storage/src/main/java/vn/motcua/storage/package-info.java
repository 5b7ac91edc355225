/** From scanned pages to archive files. */
@NullMarked
package vn.motcua.storage;

import org.jspecify.annotations.NullMarked;
