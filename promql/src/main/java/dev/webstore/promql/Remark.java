package dev.webstore.promql;

/**
 * What to keep in mind about a result, in Prometheus's words: people search for them.
 *
 * @param isWarning whether something is likely wrong, rather than maybe
 */
record Remark(boolean isWarning, String text) {

    private static Remark warning(String text) {
        return new Remark(true, "PromQL warning: " + text);
    }

    private static Remark info(String text) {
        return new Remark(false, "PromQL info: " + text);
    }

    static Remark sortInRangeQuery() {
        return warning("sort is ineffective for range queries since results are always ordered by labels");
    }

    static Remark quantile(double q) {
        return warning("quantile value should be between 0 and 1, got " + Numbers.text(q));
    }

    static Remark ratio(double ratio) {
        return warning("ratio value should be between -1 and 1, got %s, capping to %s"
                .formatted(Numbers.text(ratio), ratio < -1 ? "-1" : "1"));
    }

    static Remark bucketLabel(String bound, String metric) {
        return warning("bucket label \"le\" is missing or has a malformed value of \"%s\"%s"
                .formatted(bound, ofMetric(metric)));
    }

    static Remark monotonicity(String metric) {
        return info("input to histogram_quantile needed to be fixed for monotonicity "
                + "(see https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile)"
                + ofMetric(metric));
    }

    static Remark noCounter(String metric) {
        return info("metric might not be a counter, name does not end in _total/_sum/_count/_bucket: \"%s\""
                .formatted(metric));
    }

    static Remark mixedTypes(String metric) {
        return warning("encountered a mix of histograms and floats for metric name \"%s\"".formatted(metric));
    }

    static Remark mixedTypesInAggregation() {
        return warning("encountered a mix of histograms and floats for aggregation");
    }

    static Remark mixedSchemas(String metric) {
        return warning("vector contains a mix of histograms with exponential and custom buckets schemas for metric name"
                + " \"%s\"".formatted(metric));
    }

    static Remark classicAndNative(String metric) {
        return warning("vector contains a mix of classic and native histograms" + ofMetric(metric));
    }

    static Remark nativeNoCounter(String metric) {
        return warning("this native histogram metric is not a counter: \"%s\"".formatted(metric));
    }

    static Remark nativeNoGauge(String metric) {
        return warning("this native histogram metric is not a gauge: \"%s\"".formatted(metric));
    }

    static Remark incompatibleLayouts(Operator operator) {
        return warning("incompatible bucket layout encountered for binary operator " + operator);
    }

    static Remark conflictingResets(String operation) {
        return warning("conflicting counter resets during histogram " + operation);
    }

    static Remark overlappingStarts(String metric) {
        return warning("sample has start time that overlaps with previous sample timestamp for metric \"%s\""
                .formatted(metric));
    }

    static Remark reconciledBounds(String operation) {
        return info("mismatched custom buckets were reconciled during " + operation);
    }

    static Remark incompatibleTypes(String left, Operator operator, String right) {
        return info("incompatible sample types encountered for binary operator \"%s\": %s %s %s"
                .formatted(operator, left, operator, right));
    }

    static Remark ignoredInAggregation(Aggregation aggregation) {
        return info("ignored histogram in %s aggregation".formatted(aggregation));
    }

    static Remark ignoredInRange(String metric) {
        return info("ignored histograms in a range containing both floats and histograms for metric name \"%s\""
                .formatted(metric));
    }

    static Remark quantileIsNaN(String metric) {
        return info("input to histogram_quantile has NaN observations, result is NaN" + ofMetric(metric));
    }

    static Remark quantileIsSkewed(String metric) {
        return info("input to histogram_quantile has NaN observations, result is skewed higher" + ofMetric(metric));
    }

    static Remark fractionWithoutNaN(String metric) {
        return info("input to histogram_fraction has NaN observations, which are excluded from all fractions"
                + ofMetric(metric));
    }

    private static String ofMetric(String metric) {
        return metric.isEmpty() ? "" : " for metric name \"%s\"".formatted(metric);
    }
}
