package dev.webstore.console.logql;

import dev.webstore.console.dashboard.Queries.Series;
import dev.webstore.console.dashboard.QueryException;
import dev.webstore.console.dashboard.Window;
import dev.webstore.console.log.LogRecord;
import dev.webstore.console.log.LogStore;
import dev.webstore.console.logql.LogQl.Aggregation;
import dev.webstore.console.logql.LogQl.Measure;
import dev.webstore.console.logql.LogQl.Metric;
import dev.webstore.console.logql.LogQl.Stream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Answers LogQL from the store of log records. */
public final class LogAnswers {

    private final LogStore logs;

    /** Answers from {@code logs}. */
    public LogAnswers(LogStore logs) {
        this.logs = logs;
    }

    /**
     * The newest records that a query finds, newest first.
     *
     * @throws QueryException when it is no such query
     */
    public List<LogRecord> records(String logql, Window window, int limit) {
        if (!(parse(logql) instanceof Stream stream)) {
            throw new QueryException("This counts records; a panel of logs shows them");
        }
        List<LogRecord> found = new ArrayList<>();
        logs.visit(Instant.ofEpochMilli(window.from()), Instant.ofEpochMilli(window.to() + 1), log -> {
            if (stream.matches(new LogLine(log))) {
                found.add(log.read());
            }
            return found.size() < limit;
        });
        return found;
    }

    /**
     * The values of a metric query at each point of the window.
     *
     * @throws QueryException when it is no such query
     */
    public List<Series> range(String logql, Window window) {
        if (!(parse(logql) instanceof Metric metric)) {
            throw new QueryException("This finds records; a graph shows numbers of them");
        }
        List<String> by = labels(metric.aggregation());
        Map<List<String>, Amounts> amounts = new HashMap<>();
        Instant from = Instant.ofEpochMilli(window.from() - metric.rangeMillis() + 1);
        logs.visit(from, Instant.ofEpochMilli(window.to() + 1), log -> {
            var line = new LogLine(log);
            if (metric.stream().matches(line)) {
                amounts.computeIfAbsent(
                                by.stream().map(line::label).toList(), _ -> new Amounts(window, metric.rangeMillis()))
                        .add(log.timeMillis(), amount(line, metric.measure()));
            }
            return true;
        });
        if (amounts.isEmpty() && metric.zero()) {
            amounts.put(List.of(), new Amounts(window, metric.rangeMillis()));
        }
        double factor = metric.measure().isRate() ? 1e3 / metric.rangeMillis() : 1;
        return top(
                amounts.entrySet().stream()
                        .map(entry -> new Series(
                                named(by, entry.getKey()), entry.getValue().values(factor)))
                        .sorted(Comparator.comparing(series -> series.labels().toString()))
                        .toList(),
                metric.aggregation());
    }

    private static LogQl parse(String logql) {
        try {
            return LogQl.parse(logql);
        } catch (LogQlException e) {
            throw new QueryException(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> labels(Aggregation aggregation) {
        return aggregation.operator().isEmpty()
                ? List.of("service_name", "deployment_environment_name", "level")
                : aggregation.by();
    }

    private static SortedMap<String, String> named(List<String> names, List<String> values) {
        SortedMap<String, String> labels = new TreeMap<>();
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).isEmpty()) {
                labels.put(names.get(i), values.get(i));
            }
        }
        return labels;
    }

    private static long amount(LogLine line, Measure measure) {
        return switch (measure) {
            case COUNT_OVER_TIME, RATE -> 1;
            case BYTES_OVER_TIME, BYTES_RATE -> line.text().getBytes(StandardCharsets.UTF_8).length;
        };
    }

    private static List<Series> top(List<Series> series, Aggregation aggregation) {
        if (!aggregation.operator().endsWith("k")) {
            return series;
        }
        Comparator<Series> order = Comparator.comparingDouble(
                (Series one) -> Arrays.stream(one.values()).sum());
        List<Series> sorted = new ArrayList<>(series);
        sorted.sort(aggregation.operator().equals("topk") ? order.reversed() : order);
        return sorted.stream().limit(aggregation.number()).toList();
    }
}
