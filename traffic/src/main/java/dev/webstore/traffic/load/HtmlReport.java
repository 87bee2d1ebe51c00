package dev.webstore.traffic.load;

import dev.webstore.traffic.drive.Latencies;
import dev.webstore.traffic.load.LineChart.Line;
import dev.webstore.traffic.load.LineChart.Point;
import dev.webstore.traffic.load.StageReport.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** A report as one page without scripts or anything from elsewhere, that follows the reader's light or dark. */
final class HtmlReport {

    private static final int MOST_LINES = 6;

    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: light-dark(#1d2330, #e6e9f0); --paper: light-dark(#fff, #14171f);
              --faint: light-dark(#d9dde6, #333a4a); --good: light-dark(#17703a, #63d08f);
              --bad: light-dark(#b3261e, #ff8a80); }
            body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
              max-width: 960px; margin: 2rem auto; padding: 0 1rem; }
            table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-variant-numeric: tabular-nums; }
            th, td { border-bottom: 1px solid var(--faint); padding: .3rem .5rem; text-align: right; }
            th:first-child, td:first-child { text-align: left; }
            .good { color: var(--good); } .bad { color: var(--bad); font-weight: 600; }
            figure { margin: 1.5rem 0; } figcaption { font-weight: 600; }
            svg { width: 100%; height: auto; } svg text { fill: var(--ink); font-size: 11px; }
            svg .grid { stroke: var(--faint); } polyline { fill: none; stroke-width: 1.8; stroke: currentColor; }
            .legend { list-style: none; display: flex; flex-wrap: wrap; gap: 1rem; padding: 0; margin: 0; }
            .legend li::before { content: "\\25AC\\00A0"; }
            .line0 { color: light-dark(#2458c5, #7aa5ff); } .line1 { color: light-dark(#b35900, #ffb166); }
            .line2 { color: light-dark(#a3238e, #f08fe0); } .line3 { color: light-dark(#17703a, #63d08f); }
            .line4 { color: light-dark(#6b7280, #a4adbf); } .line5 { color: light-dark(#00707a, #5fd3de); }
            """;

    private final LoadReport report;
    private final StringBuilder page = new StringBuilder();

    private HtmlReport(LoadReport report) {
        this.report = report;
    }

    /** The page. */
    static String of(LoadReport report) {
        return new HtmlReport(report).write();
    }

    private String write() {
        String name = Html.text(report.plan().name());
        page.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(name)
                .append("</title><meta name=\"viewport\" content=\"width=device-width\"><style>\n")
                .append(STYLE)
                .append("</style></head><body>\n<h1>")
                .append(name)
                .append("</h1>\n<p>")
                .append(Html.text(report.plan().description()))
                .append("</p>\n");
        verdicts();
        pictures();
        stages();
        latencies();
        page.append("<p>%s at %s, %d shoppers. Latencies count from the moment at which a step was meant to begin, so a"
                .formatted(
                        Html.text(report.url().toString()),
                        report.started(),
                        report.plan().users()));
        page.append(" stall counts for every step that it held up.</p>\n</body></html>\n");
        return page.toString();
    }

    private void verdicts() {
        page.append("<p class=\"%s\">%s</p>\n<ul>\n"
                .formatted(report.passed() ? "good" : "bad", report.passed() ? "Passed" : "Failed"));
        for (Verdict verdict : report.verdicts()) {
            page.append(String.format(
                    Locale.ROOT,
                    "<li class=\"%s\">%s: %s (measured %.2f)</li>%n",
                    verdict.held() ? "good" : "bad",
                    Html.text(verdict.threshold().text()),
                    verdict.held() ? "holds" : "does not hold",
                    verdict.measured()));
        }
        Limit limit = report.limit();
        if (limit != null) {
            page.append(String.format(
                    Locale.ROOT,
                    "<li>Highest rate that holds: <strong>%.1f journeys/s</strong></li>%n",
                    limit.highest()));
            if (limit.broken() > 0) {
                page.append(String.format(
                        Locale.ROOT,
                        "<li>At %.1f journeys/s it ran out of %s</li>%n",
                        limit.broken(),
                        Html.text(limit.resource())));
            }
        }
        page.append("</ul>\n");
    }

    private void pictures() {
        page.append(LineChart.of(
                "Journeys a second",
                List.of(
                        line("asked for", Slice::asked),
                        line("completed", Slice::completed),
                        line("failed", Slice::failed))));
        page.append(LineChart.of(
                "Latency of all steps, ms",
                List.of(line("p50", Slice::p50), line("p95", Slice::p95), line("p99", Slice::p99))));
        List<Line> programs = programs();
        if (!programs.isEmpty()) {
            page.append(LineChart.of("Processor cores in use", programs));
        }
    }

    private Line line(String name, ToDoubleFunction<Slice> value) {
        return new Line(
                name,
                slices().stream()
                        .map(slice -> new Point(slice.second(), value.applyAsDouble(slice)))
                        .toList());
    }

    /** All together, and those that used most. */
    private List<Line> programs() {
        var sums = new TreeMap<String, Double>();
        slices().forEach(slice -> slice.cores().forEach((name, cores) -> sums.merge(name, cores, Double::sum)));
        var lines = new ArrayList<Line>();
        if (!sums.isEmpty()) {
            lines.add(line("all", Slice::busy));
        }
        sums.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_LINES - 1)
                .forEach(entry ->
                        lines.add(line(entry.getKey(), slice -> slice.cores().getOrDefault(entry.getKey(), 0.0))));
        return lines;
    }

    private List<Slice> slices() {
        return report.stages().stream()
                .flatMap(stage -> stage.slices().stream())
                .toList();
    }

    private void stages() {
        page.append("<table><thead><tr><th>stage</th><th>asked</th><th>completed</th><th>failed</th><th>per s</th>")
                .append("<th>thresholds</th></tr></thead><tbody>\n");
        for (StageReport stage : report.stages()) {
            page.append(String.format(
                    Locale.ROOT,
                    "<tr><td>%s</td><td>%d</td><td>%d</td><td>%d</td><td>%.1f</td><td class=\"%s\">%s</td></tr>%n",
                    Html.text(stage.title()),
                    stage.asked(),
                    stage.load().journeys(),
                    stage.load().failed(),
                    stage.load().journeysPerSecond(),
                    stage.held() ? "good" : "bad",
                    stage.held() ? "hold" : "do not hold"));
        }
        page.append("</tbody></table>\n");
    }

    private void latencies() {
        for (StageReport stage : report.stages()) {
            page.append("<details><summary>%s</summary><table><thead><tr><th>ms</th><th>p50</th><th>p95</th>"
                    .formatted(Html.text(stage.title())));
            page.append("<th>p99</th><th>p99.9</th><th>max</th></tr></thead><tbody>\n");
            stage.load().steps().forEach((step, latency) -> page.append(row(step.toString(), latency)));
            page.append("</tbody></table>\n");
            stage.load()
                    .errors()
                    .forEach((what, count) ->
                            page.append("<p class=\"bad\">%s, %d times</p>%n".formatted(Html.text(what), count)));
            page.append("</details>\n");
        }
    }

    private static String row(String step, Latencies latency) {
        return String.format(
                Locale.ROOT,
                "<tr><td>%s</td><td>%.1f</td><td>%.1f</td><td>%.1f</td><td>%.1f</td><td>%.1f</td></tr>%n",
                Html.text(step),
                latency.p50(),
                latency.p95(),
                latency.p99(),
                latency.p999(),
                latency.max());
    }
}
