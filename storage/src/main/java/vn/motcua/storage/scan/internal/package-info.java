/** Reading the structure of image files without decoding them. Not exported. */
@NullMarked
package vn.motcua.storage.scan.internal;

import org.jspecify.annotations.NullMarked;
