package dev.webstore.promql;

import dev.webstore.promql.Expression.Aggregate;
import dev.webstore.promql.Expression.At;
import dev.webstore.promql.Expression.Binary;
import dev.webstore.promql.Expression.Call;
import dev.webstore.promql.Expression.Negative;
import dev.webstore.promql.Expression.NumberLiteral;
import dev.webstore.promql.Expression.Parentheses;
import dev.webstore.promql.Expression.Range;
import dev.webstore.promql.Expression.Selector;
import dev.webstore.promql.Expression.Shift;
import dev.webstore.promql.Expression.StringLiteral;
import dev.webstore.promql.Expression.Subquery;
import dev.webstore.promql.Result.Rows;
import dev.webstore.promql.Result.Scalars;
import dev.webstore.promql.histogram.Histogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** One query on its way through its expression: each part is evaluated for all steps at once. */
final class Evaluation {

    /** Of subqueries that name none. */
    private static final long SUBQUERY_STEP = 60_000;

    private final SeriesSource source;
    private final long lookback;
    private final boolean delaysNames;
    private final Period period;
    private final Places places;
    private final Set<Selector> watched;
    private final Limits limits;
    private final long deadline;
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Set<String> infos = new LinkedHashSet<>();
    private long held;

    Evaluation(SeriesSource source, Settings settings, Period period, Parsed parsed) {
        this.source = source;
        this.lookback = settings.lookback().toMillis();
        this.delaysNames = settings.delaysNames();
        this.period = period;
        this.places = parsed.places();
        this.watched = Watched.selectors(parsed.expression());
        Limits limits = settings.limits();
        this.limits = limits;
        this.deadline = System.nanoTime() + limits.time().toNanos();
    }

    Period period() {
        return period;
    }

    Answer answer(Value value) {
        return new Answer(value, List.copyOf(warnings), List.copyOf(infos));
    }

    /** Keeps a remark about a part of the expression. */
    void remark(Remark remark, Expression part) {
        (remark.isWarning() ? warnings : infos).add(remark.text() + places.behind(part));
    }

    Result evaluate(Expression expression, Steps steps) {
        if (System.nanoTime() > deadline) {
            throw new EvaluationException("query timed out in expression evaluation");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new EvaluationException("query was canceled in expression evaluation");
        }
        return switch (expression) {
            case NumberLiteral(double value) -> constant(value, steps);
            case StringLiteral(String value) -> new Result.Text(value);
            case Parentheses(Expression inner) -> evaluate(inner, steps);
            case Negative(Expression inner) -> negative(evaluate(inner, steps));
            case Selector selector ->
                new Rows(
                        selector.edge() == Edge.SMOOTHED
                                ? smoothed(selector, steps)
                                : instant(selector, steps, Aspect.VALUE));
            case Binary binary -> Binaries.evaluate(this, binary, steps);
            case Aggregate aggregate -> Aggregations.evaluate(this, aggregate, steps);
            case Call call -> Calls.evaluate(this, call, steps);
            case Range _, Subquery _ -> throw new EvaluationException("a range vector stands where none can stand");
        };
    }

    List<Row> rows(Expression expression, Steps steps) {
        return evaluate(expression, steps) instanceof Rows(List<Row> rows) ? rows : List.of();
    }

    double[] scalars(Expression expression, Steps steps) {
        return evaluate(expression, steps) instanceof Scalars(double[] values) ? values : Row.nothing(steps.count());
    }

    String text(Expression expression, Steps steps) {
        return evaluate(expression, steps) instanceof Result.Text(String value) ? value : "";
    }

    static Scalars constant(double value, Steps steps) {
        double[] values = new double[steps.count()];
        Arrays.fill(values, value);
        return new Scalars(values);
    }

    private Result negative(Result result) {
        return switch (result) {
            case Scalars(double[] values) ->
                new Scalars(Arrays.stream(values).map(value -> -value).toArray());
            case Rows(List<Row> rows) ->
                new Rows(unique(rows.stream().map(this::negative).toList()));
            case Result.Text text -> text;
        };
    }

    private Row negative(Row row) {
        var column = new Column(row.values().length);
        for (int step = 0; step < row.values().length; step++) {
            Histogram histogram = row.histogram(step);
            if (histogram != null) {
                column.put(step, histogram.times(-1));
            } else if (row.has(step)) {
                column.put(step, -row.values()[step]);
            }
        }
        return changed(row, column);
    }

    /** Applies a function to each number; the result is not the metric any more. */
    List<Row> map(List<Row> rows, DoubleUnaryOperator function) {
        List<Row> mapped = new ArrayList<>(rows.size());
        for (Row row : rows) {
            var column = new Column(row.values().length);
            for (int step = 0; step < row.values().length; step++) {
                if (row.hasNumber(step)) {
                    column.put(step, function.applyAsDouble(row.values()[step]));
                }
            }
            mapped.add(changed(row, column));
        }
        return mapped;
    }

    /** A row made of another, and not the same metric any more. */
    Row changed(Row row, Column column) {
        return column.row(delaysNames ? row.labels() : row.labels().withoutMetric(), delaysNames);
    }

    /** Takes away the names that were left for the end of the query. */
    List<Row> finished(List<Row> rows) {
        return unique(rows.stream().map(Row::finished).toList());
    }

    /**
     * Puts rows with the same labels together.
     *
     * @throws EvaluationException when two of them have a value at the same step
     */
    static List<Row> unique(List<Row> rows) {
        Map<Labels, Row> unique = new LinkedHashMap<>();
        for (Row row : rows) {
            Row before = unique.putIfAbsent(row.labels(), row);
            if (before != null) {
                unique.put(row.labels(), merged(before, row));
            }
        }
        return unique.size() == rows.size() ? rows : List.copyOf(unique.values());
    }

    private static Row merged(Row a, Row b) {
        int steps = a.values().length;
        var column = new Column(steps);
        for (int step = 0; step < steps; step++) {
            if (a.has(step) && b.has(step)) {
                throw new EvaluationException("vector cannot contain metrics with the same labelset");
            }
            column.put(step, a.has(step) ? a : b);
        }
        return column.row(a.labels(), a.losesName() || b.losesName());
    }

    /** The time at which something is looked at, when the query is at {@code time}. */
    private long shifted(Shift shift, long time) {
        return base(shift.at(), time) - millis(shift.offset());
    }

    private long base(@Nullable At at, long time) {
        return switch (at) {
            case null -> time;
            case At.Time(long millis) -> millis;
            case At.Start _ -> period.start();
            case At.End _ -> period.end();
        };
    }

    long millis(Span span) {
        return switch (span) {
            case Span.Fixed(long millis) -> millis;
            case Span.Calculated(Expression formula) -> Formula.millis(formula, period);
        };
    }

    private long length(Span span) {
        long millis = millis(span);
        if (millis <= 0) {
            throw new EvaluationException("duration must be greater than 0");
        }
        return millis;
    }

    private List<Series> select(Selector selector, long from, long to) {
        List<Series> found = source.select(selector.matchers(), from, to);
        return watched.contains(selector)
                ? found.stream().<Series>map(Watched::new).toList()
                : found;
    }

    /** The elements that a selector chooses at each step. */
    List<Row> instant(Selector selector, Steps steps, Aspect aspect) {
        if (steps.count() == 0) {
            return List.of();
        }
        long first = shifted(selector.shift(), steps.time(0));
        long last = shifted(selector.shift(), steps.end());
        List<Row> rows = new ArrayList<>();
        for (Series series : select(selector, first - lookback + 1, last)) {
            var column = new Column(steps.count());
            boolean found = false;
            int at = -1;
            for (int step = 0; step < steps.count(); step++) {
                long time = shifted(selector.shift(), steps.time(step));
                while (at + 1 < series.size() && series.time(at + 1) <= time) {
                    at++;
                }
                if (at >= 0 && series.time(at) > time - lookback && !Stale.is(series.value(at))) {
                    aspect.put(column, step, series, at);
                    found = true;
                }
            }
            if (found) {
                rows.add(column.row(series.labels(), false));
            }
            hold(steps.count());
        }
        return rows;
    }

    /** The elements that a selector chooses at each step, with what lies between samples. */
    private List<Row> smoothed(Selector selector, Steps steps) {
        var rows = new WindowRows(
                steps.count(),
                (series, window, step, column) -> new Extended(
                                window, Edge.SMOOTHED, series.labels().name(), remark -> remark(remark, selector))
                        .putCurrent(column, step));
        eachWindow(selector, new Reach(lookback, 0, lookback), steps, rows);
        return rows.rows(Row::with);
    }

    /** The samples of a range vector, for an instant query. */
    List<Series> samples(Expression expression, Steps steps) {
        List<Series> found = new ArrayList<>();
        Edge edge = Edge.of(expression);
        eachWindow(expression, steps, (series, reached, _) -> {
            Samples window = edge == Edge.SAMPLED ? reached : Extended.framed(reached, edge);
            if (window.size() > 0) {
                Labels labels = series.losesName() ? series.labels().withoutMetric() : series.labels();
                found.add(window.series(labels));
            }
        });
        return found;
    }

    /** Sees the samples of a series before a step. */
    interface WindowVisitor {
        void visit(Row series, Samples window, int step);
    }

    /** Shows for each series of a range vector and each step the samples before it. */
    void eachWindow(Expression expression, Steps steps, WindowVisitor visitor) {
        if (steps.count() == 0) {
            return;
        }
        switch (expression) {
            case Parentheses(Expression inner) -> eachWindow(inner, steps, visitor);
            case Range(Selector selector, Span length) ->
                eachWindow(selector, reach(selector.edge(), length(length)), steps, visitor);
            case Subquery subquery -> {
                Steps inside = inside(subquery, steps);
                var reach = new Reach(length(subquery.length()), 0, 0);
                for (Row row : vector(subquery.inner(), inside)) {
                    Series series = new Resampled(Engine.present(row, inside));
                    hold(series.size());
                    slide(Samples.of(series), row, subquery.shift(), reach, steps, visitor);
                }
            }
            default -> throw new EvaluationException("expected a range vector");
        }
    }

    /**
     * How far windows reach.
     *
     * @param length the range
     * @param before further before its begin
     * @param after further behind its end
     */
    private record Reach(long length, long before, long after) {}

    private Reach reach(Edge edge, long length) {
        return new Reach(length, edge == Edge.SAMPLED ? 0 : lookback, edge == Edge.SMOOTHED ? lookback : 0);
    }

    private void eachWindow(Selector selector, Reach reach, Steps steps, WindowVisitor visitor) {
        long first = shifted(selector.shift(), steps.time(0)) - reach.length() - reach.before();
        long last = shifted(selector.shift(), steps.end()) + reach.after();
        for (Series series : select(selector, first + 1, last)) {
            hold(series.size());
            slide(Samples.of(series), new Row(series.labels(), new double[0]), selector.shift(), reach, steps, visitor);
        }
    }

    private List<Row> vector(Expression expression, Steps steps) {
        return switch (evaluate(expression, steps)) {
            case Rows(List<Row> rows) -> rows;
            case Scalars(double[] values) -> List.of(new Row(Labels.EMPTY, values));
            case Result.Text _ -> List.of();
        };
    }

    /** The steps of a subquery: multiples of its own step, after the begin of its range. */
    private Steps inside(Subquery subquery, Steps steps) {
        Span named = subquery.step();
        long step = named == null ? SUBQUERY_STEP : length(named);
        long begin = shifted(subquery.shift(), steps.time(0)) - length(subquery.length());
        long end = shifted(subquery.shift(), steps.end());
        long first = Math.floorDiv(begin, step) * step;
        if (first <= begin) {
            first += step;
        }
        if ((end - first) / step >= limits.samples()) {
            throw tooMany();
        }
        return Steps.of(first, end, step);
    }

    private void slide(Samples samples, Row series, Shift shift, Reach reach, Steps steps, WindowVisitor visitor) {
        int from = 0;
        int to = 0;
        for (int step = 0; step < steps.count(); step++) {
            long end = shifted(shift, steps.time(step));
            long begin = end - reach.length();
            while (to < samples.size() && samples.time(to) <= end + reach.after()) {
                to++;
            }
            while (from < to && samples.time(from) <= begin - reach.before()) {
                from++;
            }
            visitor.visit(series, samples.window(from, to, begin, end), step);
        }
    }

    private void hold(long samples) {
        held += samples;
        if (held > limits.samples()) {
            throw tooMany();
        }
    }

    private static EvaluationException tooMany() {
        return new EvaluationException("query processing would load too many samples into memory in query execution");
    }
}
