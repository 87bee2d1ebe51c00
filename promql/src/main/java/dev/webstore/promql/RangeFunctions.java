package dev.webstore.promql;

import dev.webstore.promql.Rates.Kind;
import dev.webstore.promql.histogram.Histogram;
import java.util.Arrays;

/**
 * Functions of the samples in a range.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/functions/">Query functions</a>
 */
final class RangeFunctions {

    private RangeFunctions() {}

    /**
     * The value of a function for the samples of a window, {@link Stale#NAN} when there is none.
     *
     * @param parameters the scalars it takes besides
     * @param time that of the step, in milliseconds
     */
    static double apply(String function, Samples samples, double[] parameters, long time) {
        if (samples.size() == 0) {
            return Stale.NAN;
        }
        return switch (function) {
            case "rate", "increase", "delta" -> Rates.extrapolated(samples, Kind.of(function));
            case "irate", "idelta" -> Rates.lastTwo(samples, Kind.of(function));
            case "deriv" ->
                samples.size() < 2
                        ? Stale.NAN
                        : Statistics.regression(samples, samples.time(0)).slope();
            case "predict_linear" -> predicted(samples, parameters[0], time);
            case "double_exponential_smoothing", "holt_winters" -> smoothed(samples, parameters[0], parameters[1]);
            case "changes" -> changes(samples);
            case "resets" -> resets(samples);
            case "avg_over_time" -> Statistics.average(samples.values());
            case "sum_over_time" -> Statistics.sum(samples.values());
            case "min_over_time" -> samples.value(extreme(samples, false));
            case "max_over_time" -> samples.value(extreme(samples, true));
            case "ts_of_min_over_time" -> samples.time(extreme(samples, false)) / 1e3;
            case "ts_of_max_over_time" -> samples.time(extreme(samples, true)) / 1e3;
            case "ts_of_first_over_time" -> samples.time(0) / 1e3;
            case "ts_of_last_over_time" -> samples.time(samples.size() - 1) / 1e3;
            case "count_over_time" -> samples.size();
            case "last_over_time" -> samples.last();
            case "first_over_time" -> samples.value(0);
            case "present_over_time" -> 1;
            case "stddev_over_time" -> Math.sqrt(Statistics.variance(samples.values()));
            case "stdvar_over_time" -> Statistics.variance(samples.values());
            case "quantile_over_time" -> Statistics.quantile(parameters[0], samples.values());
            case "mad_over_time" -> deviation(samples.values());
            default -> throw new IllegalStateException(function + " takes no range");
        };
    }

    private static double predicted(Samples samples, double seconds, long time) {
        if (samples.size() < 2) {
            return Stale.NAN;
        }
        Statistics.Line line = Statistics.regression(samples, time);
        return line.slope() * seconds + line.intercept();
    }

    /** Holt's linear method. */
    private static double smoothed(Samples samples, double smoothing, double trend) {
        if (!(smoothing > 0 && smoothing < 1)) {
            throw new EvaluationException(
                    "invalid smoothing factor. Expected: 0 < sf < 1, got: %f".formatted(smoothing));
        }
        if (!(trend > 0 && trend < 1)) {
            throw new EvaluationException("invalid trend factor. Expected: 0 < tf < 1, got: %f".formatted(trend));
        }
        int n = samples.size();
        if (n < 2) {
            return Stale.NAN;
        }
        double before = 0;
        double level = samples.value(0);
        double slope = samples.value(1) - samples.value(0);
        for (int i = 1; i < n; i++) {
            if (i > 1) {
                slope = trend * (level - before) + (1 - trend) * slope;
            }
            before = level;
            level = smoothing * samples.value(i) + (1 - smoothing) * (level + slope);
        }
        return level;
    }

    private static double changes(Samples samples) {
        int changes = 0;
        for (int i = 1; i < samples.size(); i++) {
            if (isChanged(samples, i)) {
                changes++;
            }
        }
        return changes;
    }

    private static boolean isChanged(Samples samples, int index) {
        Histogram histogram = samples.histogram(index);
        Histogram histogramBefore = samples.histogram(index - 1);
        if (histogram != null && histogramBefore != null) {
            return !histogram.equalsBesidesReset(histogramBefore);
        }
        double value = samples.value(index);
        double before = samples.value(index - 1);
        boolean isOther = histogram != null || histogramBefore != null;
        return isOther || (value != before && !(Double.isNaN(value) && Double.isNaN(before)));
    }

    private static double resets(Samples samples) {
        int resets = 0;
        for (int i = 1; i < samples.size(); i++) {
            if (isReset(samples, i)) {
                resets++;
            }
        }
        return resets;
    }

    private static boolean isReset(Samples samples, int index) {
        Histogram histogram = samples.histogram(index);
        Histogram before = samples.histogram(index - 1);
        if (histogram != null && before != null) {
            return Starts.isAnew(samples, index) || histogram.isResetSince(before);
        }
        boolean isOther = histogram != null || before != null;
        return isOther || samples.value(index) < samples.value(index - 1) || Starts.isAnew(samples, index);
    }

    /** Where the least or greatest value is; NaN is neither, unless there is nothing else. */
    private static int extreme(Samples samples, boolean greatest) {
        int found = 0;
        for (int i = 1; i < samples.size(); i++) {
            double best = samples.value(found);
            double value = samples.value(i);
            if (Double.isNaN(best) || (greatest ? value > best : value < best)) {
                found = i;
            }
        }
        return found;
    }

    /** The median of the distances from the median. */
    private static double deviation(double[] values) {
        if (Arrays.stream(values).anyMatch(Double::isNaN)) {
            return Double.NaN;
        }
        double median = Statistics.quantile(0.5, values);
        return Statistics.quantile(
                0.5,
                Arrays.stream(values).map(value -> Math.abs(value - median)).toArray());
    }
}
