package dev.webstore.promql.differential;

import java.util.ArrayList;
import java.util.List;

/** Some hundreds of queries that use what the language offers, and that Prometheus 2.42 understands too. */
final class GeneratedQueries {

    private static final List<String> METRICS =
            List.of("requests_total", "errors_total{job!=\"db\"}", "temperature", "memory_bytes{instance=~\"0|1\"}");

    private static final List<String> OVER_RANGES = List.of(
            "rate",
            "irate",
            "increase",
            "delta",
            "idelta",
            "deriv",
            "changes",
            "resets",
            "avg_over_time",
            "min_over_time",
            "max_over_time",
            "sum_over_time",
            "count_over_time",
            "last_over_time",
            "present_over_time",
            "absent_over_time",
            "stddev_over_time",
            "stdvar_over_time");

    private static final List<String> OF_ELEMENTS = List.of(
            "abs",
            "ceil",
            "floor",
            "exp",
            "ln",
            "log2",
            "log10",
            "sqrt",
            "sgn",
            "sin",
            "cos",
            "tan",
            "asin",
            "acos",
            "atan",
            "sinh",
            "cosh",
            "tanh",
            "asinh",
            "acosh",
            "atanh",
            "deg",
            "rad",
            "round",
            "timestamp",
            "minute",
            "hour",
            "day_of_week",
            "day_of_month",
            "day_of_year",
            "days_in_month",
            "month",
            "year");

    private static final List<String> AGGREGATIONS =
            List.of("sum", "avg", "min", "max", "count", "group", "stddev", "stdvar");

    /** Without atan2, of which 2.42 kept the metric's name; that was a fault of its own. */
    private static final List<String> OPERATORS =
            List.of("+", "-", "*", "/", "%", "^", "==", "!=", ">", "<", ">=", "<=", "> bool", "== bool");

    private static final List<String> OTHERS = List.of(
            "requests_total offset 3m",
            "requests_total offset -3m",
            "requests_total @ 1700001000.5",
            "rate(requests_total[5m] @ end() offset 2m)",
            "sum(requests_total @ start())",
            "{job=\"api\",__name__=~\"requests.*|errors.*\"}",
            "max_over_time(rate(requests_total[2m])[10m:40s])",
            "avg_over_time((temperature > 0)[7m:])",
            "min_over_time(sum by (job) (temperature)[10m:1m] offset 1m)",
            "sum_over_time(vector(1)[3m:7s])",
            "histogram_quantile(0.5, rate(duration_seconds_bucket[5m]))",
            "histogram_quantile(0.95, sum by (le, job) (rate(duration_seconds_bucket[5m])))",
            "histogram_quantile(0.99, sum by (le) (increase(duration_seconds_bucket[10m])))",
            "histogram_quantile(2, duration_seconds_bucket)",
            "histogram_quantile(0.3, duration_seconds_bucket)",
            "rate(duration_seconds_sum[5m]) / rate(duration_seconds_count[5m])",
            "requests_total * on (job) group_left (version) info",
            "info * on (job) group_right (version) requests_total",
            "sum by (job, version) (rate(requests_total[5m]) * on (job) group_left (version) info)",
            "errors_total / ignoring (job) group_left info",
            "sum by (job) (errors_total) / sum by (job) (requests_total)",
            "requests_total and on (job) info{job=\"web\"}",
            "requests_total or temperature",
            "requests_total unless on (job, instance) (temperature > 0)",
            "requests_total + temperature",
            "1 atan2 2",
            "(temperature > 10) < 60",
            "-temperature ^ 2",
            "2 ^ 3 ^ 2 - 7 % 4",
            "1 > bool 2",
            "time() % 60",
            "vector(time())",
            "scalar(sum(temperature)) + 1",
            "scalar(temperature)",
            "absent(nothing{a=\"b\",c=~\"d\"})",
            "absent(temperature)",
            "absent_over_time(nothing{a=\"b\"}[5m])",
            "sort(sum by (job) (temperature))",
            "sort_desc(temperature)",
            "topk(3, temperature)",
            "bottomk(2, temperature)",
            "topk by (job) (1, temperature)",
            "bottomk without (instance) (2, temperature)",
            "quantile(0.3, temperature)",
            "quantile by (job) (0.9, temperature)",
            "count_values(\"value\", floor(temperature / 50))",
            "count_values without (instance) (\"value\", info)",
            "quantile_over_time(0.8, temperature[6m])",
            "quantile_over_time(-1, temperature[6m])",
            "predict_linear(temperature[10m], 600)",
            "holt_winters(temperature[10m], 0.3, 0.6)",
            "clamp(temperature, 0, 50)",
            "clamp_min(temperature, 3)",
            "clamp_max(temperature, 3)",
            "clamp(temperature, 5, 1)",
            "round(temperature, 0.3)",
            "label_replace(temperature, \"new\", \"$1-x\", \"instance\", \"(.*)\")",
            "label_replace(temperature, \"job\", \"\", \"job\", \"a.*\")",
            "label_join(temperature, \"both\", \"-\", \"job\", \"instance\")",
            "pi() * 2",
            "hour()",
            "0x1F + 1e-3 + Inf",
            "sum(rate(requests_total[1m])) by (job) > 0.5",
            "sum without (instance, le) (rate(duration_seconds_bucket{le=\"0.1\"}[5m]))",
            "1 - (sum(rate(errors_total[5m])) / sum(rate(requests_total[5m])))",
            "sum(rate({__name__=~\".*_total\"}[3m])) by (job)",
            "rate({__name__=~\".*_total\"}[3m])",
            "errors_total / on (job) info",
            "label_replace(temperature, \"instance\", \"same\", \"\", \"\")");

    private GeneratedQueries() {}

    static List<String> all() {
        List<String> queries = new ArrayList<>(OTHERS);
        for (String metric : METRICS) {
            for (String function : OVER_RANGES) {
                for (String range : List.of("1m", "5m", "13m30s")) {
                    queries.add("%s(%s[%s])".formatted(function, metric, range));
                }
            }
            for (String function : OF_ELEMENTS) {
                queries.add("%s(%s)".formatted(function, metric));
            }
            for (String aggregation : AGGREGATIONS) {
                queries.add("%s(%s)".formatted(aggregation, metric));
                queries.add("%s by (job) (%s)".formatted(aggregation, metric));
                queries.add("%s without (job) (%s)".formatted(aggregation, metric));
            }
            for (String operator : OPERATORS) {
                queries.add("%s %s 7.5".formatted(metric, operator));
                queries.add("3 %s %s".formatted(operator, metric));
                queries.add("%s %s on (job, instance) temperature".formatted(metric, operator));
            }
        }
        return queries;
    }
}
