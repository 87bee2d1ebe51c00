package dev.webstore.promql;

import dev.webstore.promql.Expression.Call;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Functions applied to ranges, step by step. */
final class RangeCalls {

    private static final Set<String> OF_COUNTERS = Set.of("rate", "increase");
    private static final List<String> COUNTER_ENDINGS = List.of("_total", "_sum", "_count", "_bucket");

    private final Evaluation evaluation;
    private final String name;
    private final Expression first;
    private final Edge edge;
    private final List<double[]> scalars;

    /** Those of the step that is looked at. */
    private final double[] parameters;

    private final Steps steps;

    private RangeCalls(Evaluation evaluation, Call call, Edge edge, Steps steps) {
        this.evaluation = evaluation;
        this.name = call.function().text();
        this.first = call.arguments().getFirst();
        this.edge = edge;
        this.scalars = call.arguments().stream()
                .filter(argument -> argument.type() == ValueType.SCALAR)
                .map(argument -> evaluation.scalars(argument, steps))
                .toList();
        this.parameters = new double[scalars.size()];
        this.steps = steps;
    }

    static List<Row> evaluate(Evaluation evaluation, Call call, Steps steps) {
        Expression range = call.arguments().stream()
                .filter(argument -> argument.type() == ValueType.MATRIX)
                .findFirst()
                .orElseThrow();
        Edge edge = Edge.of(range);
        edge.check(call.function().text());
        return new RangeCalls(evaluation, call, edge, steps).rows(range);
    }

    private List<Row> rows(Expression range) {
        if (name.equals("quantile_over_time")) {
            for (double q : scalars.getFirst()) {
                Histograms.check(evaluation, q, first);
            }
        }
        var rows = new WindowRows(steps.count(), this::put);
        evaluation.eachWindow(range, steps, rows);
        return Evaluation.unique(rows.rows(this::row));
    }

    private void put(Row series, Samples window, int step, Column column) {
        if (window.knowsStarts() && OF_COUNTERS.contains(name) && Starts.overlap(window)) {
            evaluation.remark(Remark.overlappingStarts(series.labels().name()), first);
        }
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = scalars.get(i)[step];
        }
        if (edge == Edge.SAMPLED && !window.hasHistograms()) {
            column.put(step, RangeFunctions.apply(name, window, parameters, steps.time(step)));
            return;
        }
        String metric = series.labels().name();
        Consumer<Remark> remarks = remark -> evaluation.remark(remark, first);
        if (edge == Edge.SAMPLED) {
            new HistogramRanges(window, metric, remarks).put(name, parameters, steps.time(step), column, step);
        } else {
            new Extended(window, edge, metric, remarks).put(name, column, step);
        }
    }

    private Row row(Row series, Column column) {
        Row row = name.equals("last_over_time") || name.equals("first_over_time")
                ? series.with(column)
                : evaluation.changed(series, column);
        String metric = series.labels().name();
        boolean looksLikeCounter = COUNTER_ENDINGS.stream().anyMatch(metric::endsWith);
        if (OF_COUNTERS.contains(name) && !metric.isEmpty() && !looksLikeCounter && row.hasNumbers()) {
            evaluation.remark(Remark.noCounter(metric), first);
        }
        return row;
    }
}
