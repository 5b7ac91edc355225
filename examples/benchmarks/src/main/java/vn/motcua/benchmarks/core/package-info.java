/** The bench of {@code motcua-core}: indicators beside a bare token stream, deadlines, look-ups by name, and the heap. */
@NullMarked
package vn.motcua.benchmarks.core;

import org.jspecify.annotations.NullMarked;
