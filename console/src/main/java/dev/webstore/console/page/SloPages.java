package dev.webstore.console.page;

import dev.webstore.console.dashboard.FieldStyle;
import dev.webstore.console.dashboard.Panel.Options;
import dev.webstore.console.dashboard.PanelContent.Graph;
import dev.webstore.console.dashboard.PanelContent.Line;
import dev.webstore.console.dashboard.Queries;
import dev.webstore.console.dashboard.Queries.Series;
import dev.webstore.console.dashboard.QueryException;
import dev.webstore.console.dashboard.Window;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /slos}: how well the shop keeps its objectives. */
public final class SloPages implements Routes {

    private static final List<String> SLOS = List.of("availability", "latency", "payment_success");

    /** The windows of the burn rates, as the recording rules have them. */
    private static final List<String> WINDOWS = List.of("1h", "6h", "1d");

    private final Pages pages;
    private final Queries queries;

    /** Pages about what the recording rules say. */
    public SloPages(Pages pages, Queries queries) {
        this.pages = pages;
        this.queries = queries;
    }

    /**
     * An objective.
     *
     * @param objective the share of events that should be good
     * @param sli the share that was, over the last five minutes; NaN when nothing happened
     * @param budget the share of the error budget that is left
     * @param burn how many times too fast the budget is used up, for each window
     * @param chart the SLI over time, as console.js draws it
     */
    public record Slo(
            String name, double objective, double sli, double budget, Map<String, Double> burn, String chart) {

        /** Whether it is kept. */
        public Tone tone() {
            if (Double.isNaN(sli)) {
                return Tone.PLAIN;
            }
            return sli >= objective ? Tone.GOOD : budget > 0 ? Tone.WARN : Tone.BAD;
        }
    }

    /** How a budget is coloured of which so much is left. */
    public static Tone budgetTone(double left) {
        if (Double.isNaN(left)) {
            return Tone.PLAIN;
        }
        return left > 0.25 ? Tone.GOOD : left > 0 ? Tone.WARN : Tone.BAD;
    }

    /** How a burn rate is coloured. */
    public static Tone burnTone(double rate) {
        if (Double.isNaN(rate)) {
            return Tone.PLAIN;
        }
        return rate > 3 ? Tone.BAD : rate > 1 ? Tone.WARN : Tone.GOOD;
    }

    /** All objectives. */
    public record View(List<Slo> slos) {}

    @Override
    public void addTo(RouteTable table) {
        table.get(
                "/slos",
                pages.page(
                        Section.SLOS,
                        "Objectives",
                        "now-1h",
                        "slos.jte",
                        (_, frame) -> new View(SLOS.stream()
                                .map(name -> slo(name, frame.window()))
                                .toList())));
    }

    private Slo slo(String name, Window window) {
        double objective = now("slo:objective:ratio{slo=\"%s\"}".formatted(name), window);
        Map<String, Double> burn = new LinkedHashMap<>();
        for (String length : WINDOWS) {
            burn.put(
                    length,
                    now("slo:sli_error:ratio_rate%s{slo=\"%s\"}".formatted(length, name), window) / (1 - objective));
        }
        String sli = "1 - slo:sli_error:ratio_rate5m{slo=\"%s\"}".formatted(name);
        return new Slo(
                name,
                objective,
                now(sli, window),
                now("slo:period_error_budget_remaining:ratio{slo=\"%s\"}".formatted(name), window),
                burn,
                chart(sli, objective, window));
    }

    private double now(String expression, Window window) {
        try {
            List<Series> found = queries.instant(expression, window.to());
            return found.isEmpty() ? Double.NaN : found.getFirst().last();
        } catch (QueryException e) {
            return Double.NaN;
        }
    }

    private String chart(String sli, double objective, Window window) {
        List<Line> lines = new ArrayList<>();
        for (Series series : queries.range(sli, window)) {
            lines.add(new Line("good", series.values(), FieldStyle.PLAIN));
        }
        // From where ten times too much of the budget is used up: from zero, no difference would be seen.
        var style = FieldStyle.PLAIN
                .in("percentunit")
                .between(Math.max(0, 1 - 10 * (1 - objective)), 1)
                .marked(objective);
        return Chart.json(new Graph(window, lines, List.of()), style, Options.lines(10));
    }
}
