package dev.webstore.console.answer;

import dev.webstore.console.dashboard.Queries;
import dev.webstore.console.dashboard.QueryException;
import dev.webstore.console.dashboard.Window;
import dev.webstore.console.log.LogRecord;
import dev.webstore.console.logql.LogAnswers;
import dev.webstore.console.metric.MetricStore;
import dev.webstore.promql.Engine;
import dev.webstore.promql.Expression;
import dev.webstore.promql.Expression.Selector;
import dev.webstore.promql.LabelMatcher;
import dev.webstore.promql.Labels;
import dev.webstore.promql.PromQlException;
import dev.webstore.promql.Row;
import dev.webstore.promql.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Answers from the stores: PromQL by our engine, LogQL as far as it goes. */
public final class StoreQueries implements Queries {

    private final Engine engine;
    private final MetricStore metrics;
    private final LogAnswers logs;

    /** Answers PromQL by {@code engine}, names and exemplars from {@code metrics}, LogQL by {@code logs}. */
    public StoreQueries(Engine engine, MetricStore metrics, LogAnswers logs) {
        this.engine = engine;
        this.metrics = metrics;
        this.logs = logs;
    }

    @Override
    public Optional<Comparison> comparison(String promql) {
        return asked(() -> comparison(Expression.parse(promql)));
    }

    /** The first comparison with a number, from the left. */
    private static Optional<Comparison> comparison(Expression expression) {
        return switch (expression) {
            case Expression.Parentheses(Expression inner) -> comparison(inner);
            case Expression.Binary binary -> {
                Optional<Double> threshold = number(binary.right());
                yield binary.operator().isComparison() && threshold.isPresent()
                        ? Optional.of(new Comparison(binary.left().toString(), threshold.get()))
                        : comparison(binary.left());
            }
            default -> Optional.empty();
        };
    }

    private static Optional<Double> number(Expression expression) {
        return switch (expression) {
            case Expression.NumberLiteral(double value) -> Optional.of(value);
            case Expression.Parentheses(Expression inner) -> number(inner);
            default -> Optional.empty();
        };
    }

    @Override
    public List<String> names() {
        return metrics.series(_ -> true, 0, Long.MAX_VALUE).stream()
                .map(labels -> labels.getOrDefault(Labels.NAME, ""))
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public List<Series> range(String promql, Window window) {
        return asked(() -> engine.rows(Expression.parse(promql), window.from(), window.to(), window.step()).stream()
                .map(StoreQueries::series)
                .toList());
    }

    private static Series series(Row row) {
        double[] values = row.values().clone();
        for (int i = 0; i < values.length; i++) {
            if (!row.has(i)) {
                values[i] = Double.NaN;
            }
        }
        return new Series(row.labels().asMap(), values);
    }

    @Override
    public List<Series> instant(String promql, long time) {
        return asked(() -> switch (engine.instant(promql, time).value()) {
            case Value.Scalar scalar -> List.of(new Series(new TreeMap<>(), new double[] {scalar.value()}));
            case Value.Vector vector ->
                vector.samples().stream()
                        .map(sample -> new Series(sample.labels().asMap(), new double[] {sample.value()}))
                        .toList();
            case Value.Matrix _, Value.Text _ -> throw new QueryException("This is no vector and no number");
        });
    }

    @Override
    public List<Exemplar> exemplars(String promql, Window window) {
        return asked(() -> {
            List<Selector> selectors = Expression.parse(promql).selectors().toList();
            Predicate<Map<String, String>> wanted =
                    labels -> selectors.stream().anyMatch(selector -> fits(selector, labels));
            return metrics.exemplars(wanted, window.from(), window.to()).stream()
                    .map(found -> new Exemplar(found.millis(), found.value(), found.traceId()))
                    .toList();
        });
    }

    private static boolean fits(Selector selector, Map<String, String> labels) {
        return selector.matchers().stream()
                .allMatch((LabelMatcher matcher) -> matcher.matches(labels.getOrDefault(matcher.name(), "")));
    }

    @Override
    public List<String> labelValues(String selector, String label, Window window) {
        return asked(() -> {
            Predicate<Map<String, String>> wanted = _ -> true;
            if (!selector.isEmpty() && Expression.parse(selector) instanceof Selector parsed) {
                wanted = labels -> fits(parsed, labels);
            }
            return metrics.series(wanted, window.from(), window.to()).stream()
                    .map(labels -> labels.getOrDefault(label, ""))
                    .filter(value -> !value.isEmpty())
                    .distinct()
                    .sorted()
                    .toList();
        });
    }

    @Override
    public List<LogRecord> logs(String logql, Window window, int limit) {
        return logs.records(logql, window, limit);
    }

    @Override
    public List<Series> logRange(String logql, Window window) {
        return logs.range(logql, window);
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (PromQlException e) {
            throw new QueryException(String.valueOf(e.getMessage()));
        }
    }
}
