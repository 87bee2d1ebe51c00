package dev.webstore.traffic.load;

import dev.webstore.traffic.load.StageReport.Verdict;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a load test found.
 *
 * @param plan what was asked for
 * @param url the shop
 * @param started when
 * @param stages what each achieved; a breakpoint is one for each rate tried
 * @param verdicts the thresholds, over all stages but breakpoints
 * @param limit where the shop ends; null when no breakpoint was looked for
 */
record LoadReport(
        LoadPlan plan,
        URI url,
        Instant started,
        List<StageReport> stages,
        List<Verdict> verdicts,
        @Nullable Limit limit) {

    /** Whether every threshold held, and a breakpoint that was looked for lies above its first rate. */
    boolean passed() {
        return verdicts.stream().allMatch(Verdict::held) && (limit == null || limit.highest() > 0);
    }
}
