/** Reading and writing our values as JSON. */
@NullMarked
package vn.motcua.json;

import org.jspecify.annotations.NullMarked;
