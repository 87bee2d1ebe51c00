package dev.webstore.traffic.generator;

import dev.webstore.traffic.visit.Verdict;
import java.util.Map;
import org.HdrHistogram.AbstractHistogram;

/**
 * How often one kind of thing was done, and how long the answers took, in milliseconds.
 *
 * @param count how often
 * @param perSecond how often a second
 * @param p50 the median
 * @param p95 the 95th percentile
 * @param p99 the 99th percentile
 * @param max the longest
 * @param verdicts how often it went how
 */
public record ActionFigures(
        long count, double perSecond, double p50, double p95, double p99, double max, Map<Verdict, Long> verdicts) {

    static ActionFigures of(AbstractHistogram nanos, double seconds, Map<Verdict, Long> verdicts) {
        return new ActionFigures(
                nanos.getTotalCount(),
                Math.round(nanos.getTotalCount() / seconds * 100) / 100.0,
                milliseconds(nanos.getValueAtPercentile(50)),
                milliseconds(nanos.getValueAtPercentile(95)),
                milliseconds(nanos.getValueAtPercentile(99)),
                milliseconds(nanos.getMaxValue()),
                verdicts);
    }

    /** How often it went so. */
    long with(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0L);
    }

    private static double milliseconds(long nanos) {
        return Math.round(nanos / 1e4) / 100.0;
    }
}
