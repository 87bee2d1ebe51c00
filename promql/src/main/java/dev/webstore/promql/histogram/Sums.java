package dev.webstore.promql.histogram;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Sums of many histograms, with compensation as those of numbers have it. */
public final class Sums {

    private Sums() {}

    /** The sum of at least one histogram; all have to be compatible. */
    public static Histogram sum(List<Histogram> histograms) {
        List<Histogram> aligned = Layout.aligned(histograms);
        Histogram first = aligned.getFirst();
        return new Histogram(
                first.schema(),
                first.zeroThreshold(),
                sum(aligned, Histogram::zeroCount),
                sum(aligned, Histogram::count),
                sum(aligned, Histogram::sum),
                buckets(aligned, Histogram::positive),
                buckets(aligned, Histogram::negative),
                first.bounds(),
                aligned.stream().map(Histogram::reset).reduce(Reset::with).orElse(Reset.UNKNOWN));
    }

    /** Their average. */
    public static Histogram average(List<Histogram> histograms) {
        Histogram sum = sum(histograms);
        if (!sum.hasOverflow() || histograms.stream().anyMatch(Histogram::hasOverflow)) {
            return sum.dividedBy(histograms.size());
        }
        // The sum is beyond what fits, the average is not.
        return sum(histograms.stream()
                .map(histogram -> histogram.dividedBy(histograms.size()))
                .toList());
    }

    private static double sum(List<Histogram> histograms, ToDoubleFunction<Histogram> value) {
        var sum = new CompensatedSum();
        histograms.forEach(histogram -> sum.add(value.applyAsDouble(histogram)));
        return sum.value();
    }

    private static Buckets buckets(List<Histogram> histograms, Function<Histogram, Buckets> side) {
        Map<Integer, CompensatedSum> sums = new TreeMap<>();
        for (Histogram histogram : histograms) {
            Buckets buckets = side.apply(histogram);
            for (int i = 0; i < buckets.size(); i++) {
                sums.computeIfAbsent(buckets.index(i), _ -> new CompensatedSum())
                        .add(buckets.count(i));
            }
        }
        var builder = new Buckets.Builder(sums.size());
        sums.forEach((index, sum) -> builder.add(index, sum.value()));
        return builder.build();
    }
}
