/** Reads the tables of the SDK and those users bring: what is wrong is told by table, line and column. Not exported. */
@NullMarked
package vn.motcua.internal.table;

import org.jspecify.annotations.NullMarked;
