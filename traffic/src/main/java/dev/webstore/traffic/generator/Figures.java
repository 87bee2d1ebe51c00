package dev.webstore.traffic.generator;

import dev.webstore.platform.market.Country;
import dev.webstore.platform.money.Money;
import dev.webstore.traffic.time.TimeSpan;
import dev.webstore.traffic.visit.Kind;
import dev.webstore.traffic.visit.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A snapshot as people read it. */
final class Figures {

    private Figures() {}

    /** One line, of what happened since the line before. */
    static String line(Snapshot now) {
        double perSecond = now.recent().values().stream()
                .mapToDouble(ActionFigures::perSecond)
                .sum();
        double slowest = now.recent().values().stream()
                .mapToDouble(ActionFigures::p95)
                .max()
                .orElse(0);
        CountryFigures total = now.total();
        return String.format(
                Locale.ROOT,
                "%s  %d visits, %d inside  %.1f actions/s  slowest p95 %.0f ms  %d orders, %s  %d declined  %d errors",
                clock(now),
                now.visits(),
                now.underWay(),
                perSecond,
                slowest,
                total.orders(),
                dollars(total.revenue()),
                total.declined(),
                total.failed());
    }

    /** The whole picture, with rates and latencies of the moment. */
    static List<String> live(Snapshot now) {
        var lines = new ArrayList<>(
                List.of(String.format(Locale.ROOT, "WebStore traffic  %s  Ctrl-C ends it", clock(now)), ""));
        lines.addAll(overview(now));
        lines.addAll(actions(now.recent(), now.actions()));
        lines.addAll(countries(now));
        return lines;
    }

    /** The whole picture, of all the time. */
    static List<String> summary(Snapshot end) {
        var lines = new ArrayList<>(List.of("", String.format(Locale.ROOT, "Traffic of %s", clock(end)), ""));
        lines.addAll(overview(end));
        lines.addAll(actions(end.actions(), end.actions()));
        lines.addAll(countries(end));
        if (!end.failures().isEmpty()) {
            lines.add("");
            end.failures()
                    .forEach((what, count) ->
                            lines.add(String.format(Locale.ROOT, "  failed: %s, %d times", what, count)));
        }
        return lines;
    }

    private static List<String> overview(Snapshot now) {
        CountryFigures total = now.total();
        return List.of(
                String.format(
                        Locale.ROOT,
                        "  %d visits (%.2f/s), %d inside, %d returning, %d turned away",
                        now.visits(),
                        now.visits() / Math.max(1e-3, now.seconds()),
                        now.underWay(),
                        now.returning(),
                        now.turnedAway()),
                String.format(
                        Locale.ROOT,
                        "  %d orders, %s, %d declined, %d errors in %d actions (%.2f %%)",
                        total.orders(),
                        dollars(total.revenue()),
                        total.declined(),
                        total.failed(),
                        now.done(),
                        100.0 * total.failed() / Math.max(1, now.done())),
                "");
    }

    private static List<String> actions(Map<Kind, ActionFigures> latencies, Map<Kind, ActionFigures> counts) {
        var lines = new ArrayList<String>();
        lines.add(String.format(
                Locale.ROOT,
                "  %-10s %8s %8s %8s %8s %9s %8s %9s %8s",
                "ms",
                "per s",
                "p50",
                "p95",
                "p99",
                "done",
                "refused",
                "declined",
                "failed"));
        counts.forEach((kind, all) -> {
            ActionFigures timed = latencies.getOrDefault(kind, all);
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-10s %8.2f %8.1f %8.1f %8.1f %9d %8d %9d %8d",
                    kind,
                    timed.perSecond(),
                    timed.p50(),
                    timed.p95(),
                    timed.p99(),
                    all.with(Verdict.DONE),
                    all.with(Verdict.REFUSED),
                    all.with(Verdict.DECLINED),
                    all.with(Verdict.FAILED) + all.with(Verdict.LIMITED)));
        });
        lines.add("");
        return lines;
    }

    private static List<String> countries(Snapshot now) {
        var lines = new ArrayList<String>();
        lines.add(String.format(
                Locale.ROOT, "  %-10s %8s %8s %14s %9s %8s", "", "visits", "orders", "revenue", "declined", "errors"));
        for (Map.Entry<Country, CountryFigures> entry : now.countries().entrySet()) {
            CountryFigures of = entry.getValue();
            if (of.visits() > 0) {
                lines.add(String.format(
                        Locale.ROOT,
                        "  %-10s %8d %8d %14s %9d %8d",
                        entry.getKey(),
                        of.visits(),
                        of.orders(),
                        dollars(of.revenue()),
                        of.declined(),
                        of.failed()));
            }
        }
        return lines;
    }

    private static String clock(Snapshot now) {
        return TimeSpan.clock(Duration.ofMillis(Math.round(now.seconds() * 1000)));
    }

    private static String dollars(Money amount) {
        return String.format(Locale.ROOT, "$%,.2f", amount.decimal());
    }
}
