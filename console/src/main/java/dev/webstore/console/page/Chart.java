package dev.webstore.console.page;

import dev.webstore.console.dashboard.FieldStyle;
import dev.webstore.console.dashboard.Panel.Options;
import dev.webstore.console.dashboard.PanelContent.Graph;
import dev.webstore.console.dashboard.PanelContent.Line;
import dev.webstore.console.dashboard.Queries.Exemplar;
import dev.webstore.console.dashboard.Units;
import dev.webstore.console.dashboard.Window;
import dev.webstore.platform.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A graph as console.js draws it. */
public final class Chart {

    private Chart() {}

    /** JSON that can stand within a script element. */
    public static String json(Graph graph, FieldStyle style, Options options) {
        Map<String, Object> chart = new LinkedHashMap<>();
        chart.put("x", seconds(graph.window()));
        chart.put("series", graph.lines().stream().map(Chart::series).toList());
        chart.put("unit", style.unit());
        chart.put("decimals", style.decimals());
        chart.put("min", style.min());
        chart.put("max", style.max());
        chart.put("stack", options.stacked());
        chart.put("bars", options.bars());
        chart.put("fill", options.fill());
        chart.put(
                "thresholds",
                style.thresholds().stream()
                        .filter(threshold -> options.thresholdLines() && !Double.isInfinite(threshold.value()))
                        .map(threshold -> List.of(threshold.value(), threshold.color()))
                        .toList());
        chart.put("exemplars", graph.exemplars().stream().map(Chart::exemplar).toList());
        return Json.text(chart).replace("<", "\\u003c");
    }

    /** The points of a window, in seconds since 1970. */
    private static List<Double> seconds(Window window) {
        List<Double> seconds = new ArrayList<>(window.points());
        for (long time = window.from(); time <= window.to(); time += window.step()) {
            seconds.add(time / 1e3);
        }
        return seconds;
    }

    private static Map<String, Object> series(Line line) {
        Map<String, Object> series = new LinkedHashMap<>();
        series.put("n", line.name());
        series.put("c", line.style().color());
        series.put("u", line.style().unit());
        List<@Nullable Double> values = new ArrayList<>(line.values().length);
        for (double value : line.values()) {
            values.add(Double.isFinite(value) ? value : null);
        }
        series.put("v", values);
        return series;
    }

    private static List<Object> exemplar(Exemplar exemplar) {
        return List.of(exemplar.time() / 1e3, exemplar.value(), exemplar.traceId());
    }

    /** A line that shows how values went, as the points of an SVG polyline 100 wide and 24 high. */
    public static String spark(double[] values) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        double span = max > min ? max - min : 1;
        var points = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i])) {
                points.append(Units.format(i * 100.0 / Math.max(1, values.length - 1), null, 1))
                        .append(',')
                        .append(Units.format(23 - 22 * (values[i] - min) / span, null, 1))
                        .append(' ');
            }
        }
        return points.toString();
    }
}
