package dev.webstore.promql;

import dev.webstore.promql.histogram.Histogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates expressions over samples, as Prometheus 3 does.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/basics/">Querying Prometheus</a>
 */
public final class Engine {

    /** More points for one series than this are refused, as by Prometheus. */
    public static final int MAX_STEPS = 11_000;

    private final SeriesSource source;
    private final Settings settings;

    /** Evaluates over {@code source} with Prometheus's usual settings. */
    public Engine(SeriesSource source) {
        this(source, Settings.USUAL);
    }

    /** Evaluates over {@code source}. */
    public Engine(SeriesSource source, Settings settings) {
        this.source = source;
        this.settings = settings;
    }

    /**
     * The value of an expression at a time.
     *
     * @param time milliseconds since 1970
     * @throws ParseException when it is no expression
     * @throws EvaluationException when it has no value, or takes more than it may
     */
    public Answer instant(String query, long time) {
        return instant(Parser.parse(query), time);
    }

    /** The same for an expression that was parsed before; warnings do not say where in the text something is. */
    public Answer instant(Expression expression, long time) {
        return instant(Parsed.unplaced(expression), time);
    }

    private Answer instant(Parsed parsed, long time) {
        Expression expression = parsed.expression();
        var steps = new Steps(time, 1, 1);
        var evaluation = new Evaluation(source, settings, new Period(time, time, 0), parsed);
        if (expression.type() == ValueType.MATRIX) {
            return evaluation.answer(new Value.Matrix(evaluation.samples(expression, steps)));
        }
        Value value = switch (evaluation.evaluate(expression, steps)) {
            case Result.Scalars scalars -> new Value.Scalar(time, scalars.values()[0]);
            case Result.Text text -> new Value.Text(time, text.value());
            case Result.Rows rows ->
                new Value.Vector(
                        time,
                        evaluation.finished(rows.rows()).stream()
                                .filter(row -> row.has(0))
                                .map(row -> new Value.Sample(row.labels(), time, row.values()[0], row.histogram(0)))
                                .toList());
        };
        return evaluation.answer(value);
    }

    /**
     * The values of an expression at equal distances.
     *
     * @param start the first time, in milliseconds since 1970
     * @param end the last time
     * @param step the distance, in milliseconds
     * @return a matrix, of one series without labels when the expression is a scalar
     * @throws ParseException when it is no expression
     * @throws EvaluationException when it has no value, or takes more than it may
     * @throws IllegalArgumentException when the times are not in order
     */
    public Answer range(String query, long start, long end, long step) {
        return range(Parser.parse(query), start, end, step);
    }

    /** The same for an expression that was parsed before; warnings do not say where in the text something is. */
    public Answer range(Expression expression, long start, long end, long step) {
        return range(Parsed.unplaced(expression), start, end, step);
    }

    private Answer range(Parsed parsed, long start, long end, long step) {
        Expression expression = parsed.expression();
        check(expression, start, end, step);
        Steps steps = Steps.of(start, end, step);
        var evaluation = new Evaluation(source, settings, new Period(start, end, step), parsed);
        List<Series> series = new ArrayList<>();
        for (Row row : rows(evaluation, expression, steps)) {
            Series present = present(row, steps);
            if (present.size() > 0) {
                series.add(present);
            }
        }
        series.sort(Comparator.comparing(Series::labels));
        return evaluation.answer(new Value.Matrix(series));
    }

    /**
     * The same as {@link #range(Expression, long, long, long)}, each series with a place for every step: what draws
     * graphs needs no more.
     */
    public List<Row> rows(Expression expression, long start, long end, long step) {
        check(expression, start, end, step);
        var evaluation = new Evaluation(source, settings, new Period(start, end, step), Parsed.unplaced(expression));
        return rows(evaluation, expression, Steps.of(start, end, step)).stream()
                .filter(row -> !row.isEmpty())
                .sorted(Comparator.comparing(Row::labels))
                .toList();
    }

    private static void check(Expression expression, long start, long end, long step) {
        if (step <= 0) {
            throw new IllegalArgumentException("zero or negative query resolution step widths are not accepted");
        }
        if (end < start) {
            throw new IllegalArgumentException("end timestamp must not be before start time");
        }
        if ((end - start) / step >= MAX_STEPS) {
            throw new EvaluationException(
                    "exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)");
        }
        if (expression.type() == ValueType.MATRIX || expression.type() == ValueType.STRING) {
            throw new EvaluationException(
                    "invalid expression type \"%s\" for range query, must be Scalar or instant Vector"
                            .formatted(expression.type()));
        }
    }

    private static List<Row> rows(Evaluation evaluation, Expression expression, Steps steps) {
        return switch (evaluation.evaluate(expression, steps)) {
            case Result.Scalars scalars -> List.of(new Row(Labels.EMPTY, scalars.values()));
            case Result.Rows found -> evaluation.finished(found.rows());
            case Result.Text _ -> List.of();
        };
    }

    /** The values that there are, with their times. */
    static Series present(Row row, Steps steps) {
        long[] times = new long[steps.count()];
        double[] values = new double[steps.count()];
        @Nullable Histogram @Nullable [] histograms = row.histograms() == null ? null : new @Nullable Histogram[steps.count()];
        int size = 0;
        for (int step = 0; step < steps.count(); step++) {
            if (row.has(step)) {
                times[size] = steps.time(step);
                values[size] = row.values()[step];
                if (histograms != null) {
                    histograms[size] = row.histogram(step);
                }
                size++;
            }
        }
        return Series.of(
                row.labels(),
                Arrays.copyOf(times, size),
                Arrays.copyOf(values, size),
                histograms == null ? null : Arrays.copyOf(histograms, size),
                null);
    }
}
