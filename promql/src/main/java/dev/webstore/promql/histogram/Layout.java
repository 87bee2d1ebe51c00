package dev.webstore.promql.histogram;

import java.util.ArrayList;
import java.util.List;

/** Brings histograms into the same buckets, as fine as all of them have. */
final class Layout {

    private Layout() {}

    /** The same histograms, with buckets that all have in common; they have to be compatible. */
    static List<Histogram> aligned(List<Histogram> histograms) {
        return histograms.getFirst().isCustom() ? withCommonBounds(histograms) : withCommonSchema(histograms);
    }

    private static List<Histogram> withCommonBounds(List<Histogram> histograms) {
        List<Double> common = new ArrayList<>(histograms.getFirst().bounds());
        for (Histogram histogram : histograms) {
            common.retainAll(histogram.bounds());
        }
        List<Double> bounds = List.copyOf(common);
        return histograms.stream()
                .map(histogram -> histogram.bounds().equals(bounds) ? histogram : bounded(histogram, bounds))
                .toList();
    }

    private static Histogram bounded(Histogram histogram, List<Double> bounds) {
        Buckets renumbered = histogram.positive().renumbered(index -> {
            if (index >= histogram.bounds().size()) {
                return bounds.size();
            }
            double end = histogram.bounds().get(index);
            return (int) bounds.stream().filter(bound -> bound < end).count();
        });
        return new Histogram(
                histogram.schema(),
                0,
                0,
                histogram.count(),
                histogram.sum(),
                renumbered,
                Buckets.NONE,
                bounds,
                histogram.reset());
    }

    private static List<Histogram> withCommonSchema(List<Histogram> histograms) {
        int schema = histograms.stream().mapToInt(Histogram::schema).min().orElse(0);
        List<Histogram> widened = histograms;
        double threshold = threshold(widened);
        // A bucket that has to go into that of zero may make it wider for all.
        while (true) {
            double least = threshold;
            widened =
                    widened.stream().map(histogram -> widened(histogram, least)).toList();
            threshold = threshold(widened);
            if (threshold == least) {
                return widened.stream()
                        .map(histogram -> reduced(histogram, schema))
                        .toList();
            }
        }
    }

    private static double threshold(List<Histogram> histograms) {
        return histograms.stream().mapToDouble(Histogram::zeroThreshold).max().orElse(0);
    }

    /** With at least so wide a bucket for zero; wider when another bucket would be cut. */
    static Histogram widened(Histogram histogram, double least) {
        if (least <= histogram.zeroThreshold()) {
            return histogram;
        }
        double threshold = least;
        double before;
        do {
            before = threshold;
            threshold = pastCut(histogram, histogram.positive(), threshold);
            threshold = pastCut(histogram, histogram.negative(), threshold);
        } while (threshold != before);
        int positives = below(histogram, histogram.positive(), threshold);
        int negatives = below(histogram, histogram.negative(), threshold);
        double swallowed = histogram.positive().totalBefore(positives)
                + histogram.negative().totalBefore(negatives);
        return new Histogram(
                histogram.schema(),
                threshold,
                histogram.zeroCount() + swallowed,
                histogram.count(),
                histogram.sum(),
                histogram.positive().after(positives),
                histogram.negative().after(negatives),
                histogram.bounds(),
                histogram.reset());
    }

    private static double pastCut(Histogram histogram, Buckets side, double threshold) {
        for (int i = 0; i < side.size(); i++) {
            Bucket bucket = histogram.bucket(side, i);
            if (bucket.lower() < threshold && bucket.upper() > threshold) {
                return bucket.upper();
            }
        }
        return threshold;
    }

    private static int below(Histogram histogram, Buckets side, double threshold) {
        int below = 0;
        while (below < side.size() && histogram.bucket(side, below).lower() < threshold) {
            below++;
        }
        return below;
    }

    /** With buckets as coarse as those of a schema. */
    static Histogram reduced(Histogram histogram, int schema) {
        int halvings = histogram.schema() - schema;
        return halvings <= 0
                ? histogram
                : new Histogram(
                        schema,
                        histogram.zeroThreshold(),
                        histogram.zeroCount(),
                        histogram.count(),
                        histogram.sum(),
                        histogram.positive().renumbered(index -> ((index - 1) >> halvings) + 1),
                        histogram.negative().renumbered(index -> ((index - 1) >> halvings) + 1),
                        histogram.bounds(),
                        histogram.reset());
    }
}
