/** The benches of {@code motcua-signing}, with EU DSS as the peer. */
@NullMarked
package vn.motcua.benchmarks.signing;

import org.jspecify.annotations.NullMarked;
