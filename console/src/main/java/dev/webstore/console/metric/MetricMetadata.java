package dev.webstore.console.metric;

/**
 * What is known of a metric family.
 *
 * @param type Prometheus's type
 * @param unit in Prometheus's word, "" when it has none
 * @param help what it measures
 */
public record MetricMetadata(MetricType type, String unit, String help) {}
