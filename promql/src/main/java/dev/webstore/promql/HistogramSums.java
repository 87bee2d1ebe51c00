package dev.webstore.promql;

import dev.webstore.promql.histogram.Histogram;
import dev.webstore.promql.histogram.Reset;
import dev.webstore.promql.histogram.Sums;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Sums and averages of histograms, and what there is to remark about them. */
final class HistogramSums {

    private HistogramSums() {}

    /**
     * The sum or average; null when custom and other buckets are mixed.
     *
     * @param metrics the names of the metrics the histograms are from
     */
    static @Nullable Histogram of(
            List<Histogram> histograms, boolean average, IntFunction<String> metrics, Consumer<Remark> remarks) {
        Histogram first = histograms.getFirst();
        for (int i = 1; i < histograms.size(); i++) {
            if (!histograms.get(i).isCompatible(first)) {
                remarks.accept(Remark.mixedSchemas(metrics.apply(i)));
                return null;
            }
        }
        if (!histograms.stream().allMatch(first::hasBoundsOf)) {
            remarks.accept(Remark.reconciledBounds("aggregation"));
        }
        if (has(histograms, Reset.RESET) && has(histograms, Reset.NOT_RESET)) {
            remarks.accept(Remark.conflictingResets("aggregation"));
        }
        return average ? Sums.average(histograms) : Sums.sum(histograms);
    }

    private static boolean has(List<Histogram> histograms, Reset reset) {
        return histograms.stream().anyMatch(histogram -> histogram.reset() == reset);
    }
}
