package dev.webstore.console.dashboard;

import java.util.List;

/**
 * One picture or table of a dashboard.
 *
 * @param id its number within the dashboard
 * @param type what it looks like
 * @param title for people
 * @param description what it means and what is normal; may be empty
 * @param place where it is
 * @param targets what it asks
 * @param field how it writes values, unless an override says otherwise
 * @param overrides how it writes some of its fields
 * @param options how it draws
 * @param transformations what happens to the answers before they are shown
 * @param text the Markdown of a text panel
 */
public record Panel(
        int id,
        Type type,
        String title,
        String description,
        Place place,
        List<Target> targets,
        FieldStyle field,
        List<Override> overrides,
        Options options,
        List<Transformation> transformations,
        String text) {

    /** The kinds of panels that the console draws. */
    public enum Type {
        TIMESERIES,
        STAT,
        GAUGE,
        BARGAUGE,
        TABLE,
        PIECHART,
        HEATMAP,
        LOGS,
        TEXT,
        STATE_TIMELINE
    }

    /**
     * Where a panel is on a grid of 24 columns.
     *
     * @param x its first column, from 0
     * @param y its first line, from 0
     * @param width columns
     * @param height lines of 30 pixels
     */
    public record Place(int x, int y, int width, int height) {}

    /**
     * How it draws.
     *
     * @param reduction which figure of a series stands for it: lastNotNull, mean, max, min, sum …
     * @param stacked whether series lie on one another
     * @param bars whether values are bars rather than points of a line
     * @param fill how opaque the area below a line is, in percent
     * @param thresholdLines whether thresholds are drawn as lines
     * @param legendValues which figures the legend shows, as {@code reduction}
     */
    public record Options(
            String reduction,
            boolean stacked,
            boolean bars,
            int fill,
            boolean thresholdLines,
            List<String> legendValues) {

        /** Lines with the thresholds that there are. */
        public static Options lines(int fill) {
            return new Options("lastNotNull", false, false, fill, true, List.of());
        }

        /** Bars that lie on one another. */
        public static Options stackedBars() {
            return new Options("lastNotNull", true, true, 80, false, List.of());
        }
    }

    /**
     * A style for some fields.
     *
     * @param matcher {@code byName} or {@code byRegexp}
     * @param pattern what to match
     * @param style replaces the panel's
     */
    @SuppressWarnings("AvoidCommonTypeNames") // What Grafana calls it.
    public record Override(String matcher, String pattern, FieldStyle style) {

        boolean matches(String field) {
            return switch (matcher) {
                case "byName" -> field.equals(pattern);
                case "byRegexp" -> field.matches(stripSlashes(pattern));
                default -> false;
            };
        }

        private static String stripSlashes(String regex) {
            return regex.length() > 1 && regex.startsWith("/") && regex.endsWith("/")
                    ? regex.substring(1, regex.length() - 1)
                    : regex;
        }
    }

    /** How it writes the field of that name. */
    public FieldStyle style(String fieldName) {
        return overrides.stream()
                .filter(override -> override.matches(fieldName))
                .map(Override::style)
                .reduce(field, FieldStyle::with);
    }
}
