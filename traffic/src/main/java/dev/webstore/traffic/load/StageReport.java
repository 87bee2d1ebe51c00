package dev.webstore.traffic.load;

import dev.webstore.traffic.drive.LoadResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a stage, or one try of a breakpoint, achieved.
 *
 * @param title what it was
 * @param asked journeys that were to begin
 * @param load what came of them
 * @param slices its seconds
 * @param verdicts the thresholds, as far as they were judged by it alone
 */
record StageReport(String title, long asked, LoadResult load, List<Slice> slices, List<Verdict> verdicts) {

    /**
     * A threshold and what was measured.
     *
     * @param threshold what had to hold
     * @param measured in the threshold's unit
     * @param held whether it held
     */
    record Verdict(Threshold threshold, double measured, boolean held) {

        static Verdict of(Threshold threshold, LoadResult result) {
            return new Verdict(
                    threshold, Math.round(threshold.measured(result) * 100) / 100.0, threshold.holds(result));
        }
    }

    /** Whether every threshold held. */
    boolean held() {
        return verdicts.stream().allMatch(Verdict::held);
    }

    /** Average cores in use, by program. */
    Map<String, Double> cores() {
        var sums = new TreeMap<String, Double>();
        slices.forEach(slice -> slice.cores().forEach((name, cores) -> sums.merge(name, cores, Double::sum)));
        sums.replaceAll((_, sum) -> Math.round(sum / slices.size() * 100) / 100.0);
        return sums;
    }
}
