package dev.webstore.promql;

import dev.webstore.promql.Rates.Kind;
import dev.webstore.promql.histogram.Histogram;
import java.util.function.Consumer;

/** Functions of ranges in which there are histograms, and maybe numbers besides. */
final class HistogramRanges {

    private final Samples samples;
    private final Samples numbers;
    private final String metric;
    private final Consumer<Remark> remarks;

    HistogramRanges(Samples samples, String metric, Consumer<Remark> remarks) {
        this.samples = samples;
        this.numbers = samples.numbers();
        this.metric = metric;
        this.remarks = remarks;
    }

    /** Puts the value of a function, if there is one. */
    void put(String function, double[] parameters, long time, Column column, int step) {
        switch (function) {
            case "rate", "increase", "delta" -> {
                if (!isMixed()) {
                    column.put(step, Rates.extrapolated(samples, Kind.of(function), metric, remarks));
                }
            }
            case "irate", "idelta" -> putLastTwo(Kind.of(function), column, step);
            case "sum_over_time", "avg_over_time" -> {
                if (!isMixed()) {
                    column.put(
                            step,
                            HistogramSums.of(samples.histograms(), function.startsWith("avg"), _ -> metric, remarks));
                }
            }
            case "last_over_time" -> put(samples.size() - 1, column, step);
            case "first_over_time" -> put(0, column, step);
            case "changes",
                    "resets",
                    "count_over_time",
                    "present_over_time",
                    "ts_of_first_over_time",
                    "ts_of_last_over_time" ->
                column.put(step, RangeFunctions.apply(function, samples, parameters, time));
            default -> {
                // Of numbers alone.
                double value = RangeFunctions.apply(function, numbers, parameters, time);
                if (numbers.size() > 0) {
                    remarks.accept(Remark.ignoredInRange(metric));
                    column.put(step, value);
                }
            }
        }
    }

    private boolean isMixed() {
        boolean isMixed = numbers.size() > 0;
        if (isMixed) {
            remarks.accept(Remark.mixedTypes(metric));
        }
        return isMixed;
    }

    private void putLastTwo(Kind kind, Column column, int step) {
        int n = samples.size();
        if (n < 2) {
            return;
        }
        Histogram before = samples.histogram(n - 2);
        Histogram last = samples.histogram(n - 1);
        if (before == null && last == null) {
            column.put(step, Rates.lastTwo(samples, kind));
        } else if (before == null || last == null) {
            remarks.accept(Remark.mixedTypes(metric));
        } else {
            column.put(step, Rates.lastTwo(samples, kind, metric, remarks));
        }
    }

    private void put(int index, Column column, int step) {
        column.put(step, samples.value(index));
        column.put(step, samples.histogram(index));
    }
}
