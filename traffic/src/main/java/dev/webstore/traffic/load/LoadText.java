package dev.webstore.traffic.load;

import dev.webstore.traffic.drive.Latencies;
import dev.webstore.traffic.journey.Step;
import dev.webstore.traffic.load.StageReport.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reports as people read them in a terminal. */
final class LoadText {

    private LoadText() {}

    /** One line about a stage. */
    static String stage(StageReport stage) {
        Latencies checkout = stage.load().latencies(Step.CHECKOUT);
        return String.format(
                Locale.ROOT,
                "%-28s %7d asked %7d done %6d failed   checkout p50 %.0f, p95 %.0f, p99 %.0f ms   %s",
                stage.title(),
                stage.asked(),
                stage.load().journeys(),
                stage.load().failed(),
                checkout.p50(),
                checkout.p95(),
                checkout.p99(),
                stage.held() ? "holds" : "does not hold");
    }

    /** What is said at the end. */
    static List<String> end(LoadReport report) {
        var lines = new ArrayList<String>();
        lines.add("");
        for (Verdict verdict : report.verdicts()) {
            lines.add(verdict(verdict));
        }
        Limit limit = report.limit();
        if (limit != null) {
            lines.add(String.format(Locale.ROOT, "Highest rate that holds: %.1f journeys/s", limit.highest()));
            if (limit.broken() > 0) {
                lines.add(String.format(
                        Locale.ROOT, "At %.1f journeys/s it ran out of %s", limit.broken(), limit.resource()));
            }
        }
        lines.add(report.passed() ? "PASSED" : "FAILED");
        return lines;
    }

    private static String verdict(Verdict verdict) {
        return String.format(
                Locale.ROOT,
                "%s  %s (measured %.2f)",
                verdict.held() ? "holds         " : "DOES NOT HOLD",
                verdict.threshold().text(),
                verdict.measured());
    }
}
