/** What reads bytes of others, under Jazzer. */
@NullMarked
package vn.motcua.signing.fuzz;

import org.jspecify.annotations.NullMarked;
