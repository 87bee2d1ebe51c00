package dev.webstore.console.logql;

import dev.webstore.console.dashboard.Queries.Series;
import dev.webstore.console.dashboard.QueryException;
import dev.webstore.console.dashboard.Window;
import dev.webstore.console.log.Level;
import dev.webstore.console.log.LogQuery;
import dev.webstore.console.log.LogRecord;
import dev.webstore.console.log.LogStore;
import dev.webstore.console.logql.LogQl.Aggregation;
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

    /** More records than this are not looked at for one query. */
    private static final int MOST_RECORDS = 200_000;

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
        return switch (parse(logql)) {
            case Stream stream ->
                find(window.from(), window.to()).stream()
                        .map(LogLine::of)
                        .filter(stream::matches)
                        .limit(limit)
                        .map(LogLine::record)
                        .toList();
            case Metric _ -> throw new QueryException("This counts records; a panel of logs shows them");
        };
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
        Map<SortedMap<String, String>, double[]> values = new HashMap<>();
        for (LogRecord record : find(window.from() - metric.rangeMillis(), window.to())) {
            LogLine line = LogLine.of(record);
            if (metric.stream().matches(line)) {
                double[] counts =
                        values.computeIfAbsent(key(line, metric.aggregation()), _ -> new double[window.points()]);
                add(counts, line, metric, window);
            }
        }
        if (values.isEmpty() && metric.zero()) {
            values.put(new TreeMap<>(), new double[window.points()]);
        }
        return top(
                values.entrySet().stream()
                        .map(entry -> new Series(entry.getKey(), entry.getValue()))
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

    private List<LogRecord> find(long fromMillis, long toMillis) {
        var query = new LogQuery(
                List.of(),
                Map.of(),
                null,
                Level.TRACE,
                null,
                Instant.ofEpochMilli(fromMillis),
                Instant.ofEpochMilli(toMillis));
        return logs.find(query, MOST_RECORDS);
    }

    private static SortedMap<String, String> key(LogLine line, Aggregation aggregation) {
        SortedMap<String, String> key = new TreeMap<>();
        List<String> kept = aggregation.operator().isEmpty()
                ? List.of("service_name", "deployment_environment_name", "level")
                : aggregation.by();
        for (String name : kept) {
            String value = line.label(name);
            if (!value.isEmpty()) {
                key.put(name, value);
            }
        }
        return key;
    }

    /** Counts a line at each point within whose range it lies. */
    private static void add(double[] values, LogLine line, Metric metric, Window window) {
        long time = line.record().time().toEpochMilli();
        long first = Math.max(0, Math.ceilDiv(time - window.from(), window.step()));
        long last = Math.min(
                values.length - 1, Math.floorDiv(time - window.from() + metric.rangeMillis() - 1, window.step()));
        double amount = switch (metric.measure()) {
            case COUNT_OVER_TIME -> 1;
            case RATE -> 1e3 / metric.rangeMillis();
            case BYTES_OVER_TIME -> line.text().getBytes(StandardCharsets.UTF_8).length;
            case BYTES_RATE -> 1e3 * line.text().getBytes(StandardCharsets.UTF_8).length / metric.rangeMillis();
        };
        for (long point = first; point <= last; point++) {
            values[(int) point] += amount;
        }
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
