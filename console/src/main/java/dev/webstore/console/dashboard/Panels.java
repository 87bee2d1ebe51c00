package dev.webstore.console.dashboard;

import dev.webstore.console.dashboard.PanelContent.Figure;
import dev.webstore.console.dashboard.PanelContent.Figures;
import dev.webstore.console.dashboard.PanelContent.Graph;
import dev.webstore.console.dashboard.PanelContent.Heat;
import dev.webstore.console.dashboard.PanelContent.Line;
import dev.webstore.console.dashboard.PanelContent.Note;
import dev.webstore.console.dashboard.PanelContent.Nothing;
import dev.webstore.console.dashboard.PanelContent.Records;
import dev.webstore.console.dashboard.Queries.Exemplar;
import dev.webstore.console.dashboard.Queries.Series;
import dev.webstore.console.dashboard.Target.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds out what panels show. */
public final class Panels {

    private static final Pattern LEGEND_LABEL = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    /** What queries end with so that nothing is drawn as zero: {@code or on() vector(0)}, which has no labels. */
    private static final String NOBODY = "none";

    private static final int MAX_RECORDS = 200;
    private static final int MAX_EXEMPLARS = 60;

    private final Queries queries;

    /** Panels whose queries {@code queries} answers. */
    public Panels(Queries queries) {
        this.queries = queries;
    }

    /** What the panel shows of the window, with these choices. */
    public PanelContent content(Panel panel, Selection selection, Window window) {
        try {
            return switch (panel.type()) {
                case TIMESERIES, STATE_TIMELINE -> graph(panel, selection, window);
                case STAT, GAUGE, BARGAUGE, PIECHART -> figures(panel, selection, window);
                case TABLE -> new Tables(panel).table(answers(panel, selection, window, true));
                case HEATMAP -> heat(panel, selection, window);
                case LOGS -> records(panel, selection, window);
                case TEXT -> new Note(selection.in(panel.text(), window));
            };
        } catch (QueryException e) {
            return new Nothing(String.valueOf(e.getMessage()));
        }
    }

    /** An answer to one of a panel's queries. */
    record Answer(Target target, List<Series> series) {

        /** What to call one of its series. */
        String name(Series of) {
            if (target.legend().isEmpty()) {
                return labels(of.labels());
            }
            String name = LEGEND_LABEL
                    .matcher(target.legend())
                    .replaceAll(label -> Matcher.quoteReplacement(of.labels().getOrDefault(label.group(1), "")))
                    .strip();
            return name.isEmpty() ? NOBODY : name;
        }

        private static String labels(SortedMap<String, String> labels) {
            if (labels.isEmpty()) {
                return "Value";
            }
            var rest = new TreeMap<>(labels);
            String name = rest.remove("__name__");
            String text = rest.entrySet().stream()
                    .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
                    .collect(Collectors.joining(", ", "{", "}"));
            return name == null ? text : name + (rest.isEmpty() ? "" : text);
        }
    }

    private List<Answer> answers(Panel panel, Selection selection, Window window, boolean instant) {
        return panel.targets().stream()
                .filter(target -> !target.hidden())
                .map(target -> new Answer(target, ask(target, selection, window, instant)))
                .toList();
    }

    private List<Series> ask(Target target, Selection selection, Window window, boolean instant) {
        String expression = selection.in(target.expression(), window);
        return switch (target.source()) {
            case LOKI -> queries.logRange(expression, window);
            case PROMETHEUS ->
                instant || target.instant()
                        ? queries.instant(expression, window.to())
                        : queries.range(expression, window);
            case OTHER -> throw new QueryException("The console has no answer to queries of this kind.");
        };
    }

    private PanelContent graph(Panel panel, Selection selection, Window window) {
        List<Line> lines = new ArrayList<>();
        for (Answer answer : answers(panel, selection, window, false)) {
            for (Series series : answer.series()) {
                String name = answer.name(series);
                FieldStyle style = panel.style(name);
                if (!style.hidden()) {
                    lines.add(new Line(shown(style, name), stretched(series.values(), window), style));
                }
            }
        }
        if (lines.isEmpty()) {
            return new Nothing("No data");
        }
        dropZeroes(lines, Line::name, line -> line.values());
        return new Graph(window, lines, exemplars(panel, selection, window));
    }

    /** The answer to an instant query is one value, now. */
    private static double[] stretched(double[] values, Window window) {
        if (values.length == window.points()) {
            return values;
        }
        double[] stretched = new double[window.points()];
        Arrays.fill(stretched, Double.NaN);
        stretched[stretched.length - 1] = values[values.length - 1];
        return stretched;
    }

    private List<Exemplar> exemplars(Panel panel, Selection selection, Window window) {
        List<Exemplar> found = panel.targets().stream()
                .filter(target -> target.source() == Source.PROMETHEUS && !target.hidden())
                .filter(target -> target.expression().contains("_bucket"))
                .flatMap(target -> queries.exemplars(selection.in(target.expression(), window), window).stream())
                .distinct()
                .sorted(Comparator.comparingDouble(Exemplar::value).reversed())
                .limit(MAX_EXEMPLARS)
                .toList();
        return found.stream().sorted(Comparator.comparingLong(Exemplar::time)).toList();
    }

    private PanelContent figures(Panel panel, Selection selection, Window window) {
        List<Figure> figures = new ArrayList<>();
        for (Answer answer : answers(panel, selection, window, false)) {
            for (Series series : answer.series()) {
                String name = answer.name(series);
                FieldStyle style = panel.style(name);
                double value = reduce(series, panel.options().reduction());
                double[] past = series.values().length > 1 ? series.values() : new double[0];
                if (!style.hidden()) {
                    figures.add(new Figure(shown(style, name), value, past, style));
                }
            }
        }
        dropZeroes(figures, Figure::name, figure -> new double[] {figure.value()});
        boolean nothing = panel.type() == Panel.Type.PIECHART
                ? figures.stream().noneMatch(figure -> figure.value() > 0)
                : figures.isEmpty();
        return nothing ? new Nothing("No data") : new Figures(figures);
    }

    /** What stands for nothing at all is not shown beside something. */
    private static <T> void dropZeroes(List<T> shown, Function<T, String> name, Function<T, double[]> values) {
        if (shown.size() > 1) {
            shown.removeIf(one -> name.apply(one).equals(NOBODY)
                    && Arrays.stream(values.apply(one)).allMatch(value -> value == 0 || Double.isNaN(value)));
        }
    }

    private PanelContent heat(Panel panel, Selection selection, Window window) {
        Map<Double, double[]> cumulative = new TreeMap<>();
        for (Answer answer : answers(panel, selection, window, false)) {
            for (Series series : answer.series()) {
                String bound = series.labels().getOrDefault("le", "");
                if (!bound.isEmpty()) {
                    cumulative.put(
                            bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound),
                            stretched(series.values(), window));
                }
            }
        }
        if (cumulative.isEmpty()) {
            return new Nothing("No data");
        }
        double[] bounds =
                cumulative.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        double[][] counts = new double[bounds.length][];
        double[] below = new double[window.points()];
        int bucket = 0;
        for (double[] upTo : cumulative.values()) {
            counts[bucket] = new double[window.points()];
            for (int i = 0; i < upTo.length; i++) {
                double all = Double.isNaN(upTo[i]) ? below[i] : upTo[i];
                counts[bucket][i] = Math.max(0, all - below[i]);
                below[i] = all;
            }
            bucket++;
        }
        return new Heat(window, bounds, counts, panel.field());
    }

    private PanelContent records(Panel panel, Selection selection, Window window) {
        var records = panel.targets().stream()
                .filter(target -> !target.hidden())
                .flatMap(
                        target -> queries.logs(selection.in(target.expression(), window), window, MAX_RECORDS).stream())
                .toList();
        return records.isEmpty() ? new Nothing("No log records") : new Records(records);
    }

    private static String shown(FieldStyle style, String name) {
        return style.displayName() == null ? name : style.displayName();
    }

    /** The one figure that stands for a series, by Grafana's names. */
    static double reduce(Series series, String reduction) {
        double[] values = Arrays.stream(series.values())
                .filter(value -> !Double.isNaN(value))
                .toArray();
        if (values.length == 0) {
            return Double.NaN;
        }
        return switch (reduction) {
            case "mean" -> Arrays.stream(values).average().orElse(Double.NaN);
            case "max" -> Arrays.stream(values).max().orElse(Double.NaN);
            case "min" -> Arrays.stream(values).min().orElse(Double.NaN);
            case "sum" -> Arrays.stream(values).sum();
            case "first", "firstNotNull" -> values[0];
            case "count" -> values.length;
            case "range" ->
                Arrays.stream(values).max().orElse(Double.NaN)
                        - Arrays.stream(values).min().orElse(Double.NaN);
            default -> values[values.length - 1];
        };
    }
}
