/**
 * The indicators of Decision 766/QĐ-TTg as the national portal was observed to score them, and the headline rates of
 * the press beside them: count facts with {@link vn.motcua.indicator.IndicatorCounter}, merge the
 * {@linkplain vn.motcua.indicator.IndicatorTally tallies}, and make an {@link vn.motcua.indicator.IndicatorReport}.
 */
@NullMarked
package vn.motcua.indicator;

import org.jspecify.annotations.NullMarked;
