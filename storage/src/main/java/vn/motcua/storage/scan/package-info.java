/** Scanned pages as they come from the scanner: what kind of image, how large, which way up, how many dots per inch. */
@NullMarked
package vn.motcua.storage.scan;

import org.jspecify.annotations.NullMarked;
