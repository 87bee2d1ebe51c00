package dev.webstore.console.page;

import dev.webstore.console.dashboard.FieldStyle;
import dev.webstore.console.dashboard.PanelContent.Figure;
import dev.webstore.console.dashboard.PanelContent.Figures;
import dev.webstore.console.dashboard.PanelContent.Heat;
import dev.webstore.console.dashboard.Units;
import java.util.ArrayList;
import java.util.List;

/** Parts of a whole, as lengths, angles and shades. */
public final class Gauge {

    private Gauge() {}

    /** How much of its scale a figure fills, from 0 to 100. */
    public static double percent(Figure figure, Figures among) {
        FieldStyle style = figure.style();
        double greatest = among.figures().stream()
                .mapToDouble(Figure::value)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        double min = style.min() == null ? 0 : style.min();
        double usual = "percentunit".equals(style.unit()) ? 1 : "percent".equals(style.unit()) ? 100 : greatest;
        double max = style.max() == null ? usual : style.max();
        double share = max > min ? (figure.value() - min) / (max - min) : 0;
        return Double.isFinite(share) ? Math.clamp(share * 100, 0, 100) : 0;
    }

    /** A half circle as an SVG path, filled to {@code percent}; its box is 100 wide and 54 high. */
    public static String arc(double percent) {
        double angle = Math.PI * (1 - percent / 100);
        return "M8 50A42 42 0 0 1 %s %s"
                .formatted(
                        Units.format(50 + 42 * Math.cos(angle), null, 2),
                        Units.format(50 - 42 * Math.sin(angle), null, 2));
    }

    /**
     * A piece of a pie.
     *
     * @param path SVG, in a box from -1 to 1
     * @param percent of the whole
     */
    public record Slice(Figure figure, String path, double percent) {}

    /** The pieces of a pie, clockwise from the top. */
    public static List<Slice> slices(Figures figures) {
        List<Figure> positive =
                figures.figures().stream().filter(figure -> figure.value() > 0).toList();
        double sum = positive.stream().mapToDouble(Figure::value).sum();
        List<Slice> slices = new ArrayList<>();
        double at = 0;
        for (Figure figure : positive) {
            double share = figure.value() / sum;
            slices.add(new Slice(figure, slice(at, at + share), share * 100));
            at += share;
        }
        return slices;
    }

    private static String slice(double from, double to) {
        if (to - from > 0.9999) {
            return "M0 -1A1 1 0 1 1 0 1A1 1 0 1 1 0 -1Z";
        }
        return "M0 0L%s %sA1 1 0 %d 1 %s %sZ".formatted(x(from), y(from), to - from > 0.5 ? 1 : 0, x(to), y(to));
    }

    private static String x(double turn) {
        return Units.format(Math.sin(turn * 2 * Math.PI), null, 4);
    }

    private static String y(double turn) {
        return Units.format(-Math.cos(turn * 2 * Math.PI), null, 4);
    }

    /** How dark a field of a heat map is, from 0 to 1: by the root, so that rare values show, too. */
    public static String shade(Heat heat, int bucket, int point) {
        double greatest = 0;
        for (double[] counts : heat.counts()) {
            for (double count : counts) {
                greatest = Math.max(greatest, count);
            }
        }
        double count = heat.counts()[bucket][point];
        return Units.format(greatest > 0 ? Math.sqrt(count / greatest) : 0, null, 2);
    }
}
