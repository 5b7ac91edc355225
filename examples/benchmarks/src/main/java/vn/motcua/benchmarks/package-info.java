/** Ours and the peers, side by side: {@code scripts/bench NAME} runs one of the {@link vn.motcua.benchmarks.Benches}. */
@NullMarked
package vn.motcua.benchmarks;

import org.jspecify.annotations.NullMarked;
