/**
 * What every bench is made of: contenders that take turns in one run, quantities, goals and the table they are printed in.
 *
 * <p>Times of one contender alone say little on a machine that does other things too. What counts are ratios of times
 * that were measured in turns, and of those the CPU time and not the clock on the wall.
 */
@NullMarked
package vn.motcua.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
