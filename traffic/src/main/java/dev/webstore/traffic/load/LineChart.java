package dev.webstore.traffic.load;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines over time as an inline SVG picture, whose colours come from the page. */
final class LineChart {

    private static final int WIDTH = 920;
    private static final int HEIGHT = 220;
    private static final int LEFT = 56;
    private static final int BOTTOM = 24;
    private static final int TOP = 10;
    private static final int GRID_LINES = 4;

    private final double lastSecond;
    private final double highest;
    private final StringBuilder svg = new StringBuilder();

    private LineChart(double lastSecond, double highest) {
        this.lastSecond = Math.max(1, lastSecond);
        this.highest = highest;
    }

    /**
     * A line.
     *
     * @param name what it shows
     * @param points its points, by time
     */
    record Line(String name, List<Point> points) {}

    /**
     * A point.
     *
     * @param second its time
     * @param value its height
     */
    record Point(double second, double value) {}

    /**
     * A figure with a caption and a legend.
     *
     * @param title what it is about, with the unit
     * @param lines at most six, which the page has a colour for each
     */
    static String of(String title, List<Line> lines) {
        double last = points(lines).mapToDouble(Point::second).max().orElse(1);
        double highest = points(lines).mapToDouble(Point::value).max().orElse(1);
        return new LineChart(last, roundUp(highest)).draw(title, lines);
    }

    private static Stream<Point> points(List<Line> lines) {
        return lines.stream().flatMap(line -> line.points().stream());
    }

    private String draw(String title, List<Line> lines) {
        svg.append("<figure><figcaption>%s</figcaption>".formatted(Html.text(title)));
        svg.append("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
                .formatted(WIDTH, HEIGHT, Html.text(title)));
        grid();
        for (int i = 0; i < lines.size(); i++) {
            String points = lines.get(i).points().stream()
                    .map(point -> number(x(point.second())) + "," + number(y(point.value())))
                    .collect(Collectors.joining(" "));
            svg.append("<polyline class=\"line%d\" points=\"%s\"><title>%s</title></polyline>"
                    .formatted(i, points, Html.text(lines.get(i).name())));
        }
        svg.append("</svg><ul class=\"legend\">");
        for (int i = 0; i < lines.size(); i++) {
            svg.append("<li class=\"line%d\">%s</li>"
                    .formatted(i, Html.text(lines.get(i).name())));
        }
        return svg.append("</ul></figure>\n").toString();
    }

    private void grid() {
        for (int i = 0; i <= GRID_LINES; i++) {
            double value = highest * i / GRID_LINES;
            double y = y(value);
            svg.append("<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%s\" y2=\"%s\"/>"
                    .formatted(LEFT, WIDTH, number(y), number(y)));
            svg.append("<text x=\"%d\" y=\"%s\" text-anchor=\"end\">%s</text>"
                    .formatted(LEFT - 6, number(y + 4), number(value)));
            double second = lastSecond * i / GRID_LINES;
            String anchor = i == GRID_LINES ? "end" : "middle";
            svg.append("<text x=\"%s\" y=\"%d\" text-anchor=\"%s\">%s s</text>"
                    .formatted(number(x(second)), HEIGHT - 6, anchor, number(Math.rint(second))));
        }
    }

    private double x(double second) {
        return LEFT + (WIDTH - LEFT) * second / lastSecond;
    }

    private double y(double value) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / highest);
    }

    /** To 1, 2 or 5 times a power of ten, so that the grid has round numbers. */
    private static double roundUp(double value) {
        if (value <= 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (int factor : List.of(1, 2, 5)) {
            if (value <= factor * power) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
