/** The command line. */
@NullMarked
package vn.motcua.cli;

import org.jspecify.annotations.NullMarked;
