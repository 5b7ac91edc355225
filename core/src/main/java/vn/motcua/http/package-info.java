/** What a caller sets about connections to remote parties. */
@NullMarked
package vn.motcua.http;

import org.jspecify.annotations.NullMarked;
