/** Images that the tests of this module share. */
@NullMarked
package vn.motcua.storage;

import org.jspecify.annotations.NullMarked;
