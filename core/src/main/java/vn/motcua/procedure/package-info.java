/** Administrative procedures, each version with the days on which it was in force. */
@NullMarked
package vn.motcua.procedure;

import org.jspecify.annotations.NullMarked;
