package vn.motcua.indicator;

import java.math.BigDecimal;

/**
 * A group of metrics. Instances are immutable.
 *
 * @param code the code; which code belongs to which group is inferred from the initials
 * @param maximum the most points
 * @param label the names that are shown to people
 */
public record MetricGroup(String code, BigDecimal maximum, Label label) {}
