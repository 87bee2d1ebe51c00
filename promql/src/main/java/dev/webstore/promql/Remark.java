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

    private static String ofMetric(String metric) {
        return metric.isEmpty() ? "" : " for metric name \"%s\"".formatted(metric);
    }
}
