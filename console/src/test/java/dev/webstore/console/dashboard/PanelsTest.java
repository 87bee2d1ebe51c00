package dev.webstore.console.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.console.dashboard.PanelContent.Cell;
import dev.webstore.console.dashboard.PanelContent.Figures;
import dev.webstore.console.dashboard.PanelContent.Graph;
import dev.webstore.console.dashboard.PanelContent.Heat;
import dev.webstore.console.dashboard.PanelContent.Line;
import dev.webstore.console.dashboard.PanelContent.Nothing;
import dev.webstore.console.dashboard.PanelContent.Table;
import dev.webstore.console.files.TextFile;
import dev.webstore.console.log.LogRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PanelsTest {

    private static final Window WINDOW = new Window(0, 20_000, 10_000);
    private static final Selection NOTHING_CHOSEN = new Selection(List.of(), Map.of());

    private final FixedQueries queries = new FixedQueries();
    private final Panels panels = new Panels(queries);

    @Test
    void graphsNameTheirSeriesByTheLegend() {
        queries.answer("rate", series(Map.of("service_name", "main-service"), 1, Double.NaN, 3));

        var graph = (Graph) content("""
                {"type": "timeseries", "targets": [{"datasource": {"type": "prometheus"}, "expr": "rate",
                  "legendFormat": "{{service_name}} {{none}}"}]}""");

        assertThat(graph.lines()).singleElement().satisfies(line -> {
            assertThat(line.name()).isEqualTo("main-service");
            assertThat(line.values()).containsExactly(1, Double.NaN, 3);
        });
    }

    @Test
    void zeroThatStandsForNothingIsShownAlone() {
        String panel = """
                {"type": "timeseries", "targets": [{"datasource": {"type": "prometheus"}, "expr": "rate",
                  "legendFormat": "{{country}}"}]}""";
        queries.answer("rate", series(Map.of(), 0, 0, 0));

        assertThat(((Graph) content(panel)).lines()).extracting(Line::name).containsExactly("none");

        queries.answer("rate", series(Map.of(), 0, Double.NaN, 0), series(Map.of("country", "BR"), Double.NaN, 1, 2));

        assertThat(((Graph) content(panel)).lines()).extracting(Line::name).containsExactly("BR");
    }

    @Test
    void numbersAreToTheRightThoughTheFirstRowHasNone() {
        queries.answer("up", series(Map.of("service_name", "a"), 1), series(Map.of("service_name", "b"), 1));
        queries.answer("p95", series(Map.of("service_name", "b"), 0.25));

        var table = (Table) content("""
                {"type": "table", "targets": [
                   {"refId": "A", "datasource": {"type": "prometheus"}, "expr": "up", "instant": true},
                   {"refId": "B", "datasource": {"type": "prometheus"}, "expr": "p95", "instant": true}]}""");

        assertThat(table.rows().getFirst().getLast().number()).isNull();
        assertThat(table.isNumeric(0)).isFalse();
        assertThat(table.isNumeric(table.columns().size() - 1)).isTrue();
    }

    @Test
    void figuresAreReducedFormattedAndColoured() {
        queries.answer("up", series(Map.of(), 0.5, 0.97, Double.NaN));

        var figures = (Figures) content("""
                {"type": "stat", "targets": [{"datasource": {"type": "prometheus"}, "expr": "up"}],
                 "options": {"reduceOptions": {"calcs": ["lastNotNull"]}},
                 "fieldConfig": {"defaults": {"unit": "percentunit", "decimals": 1, "thresholds": {"steps": [
                   {"color": "red", "value": null}, {"color": "green", "value": 0.95}]}}}}""");

        assertThat(figures.figures()).singleElement().satisfies(figure -> {
            assertThat(figure.text()).isEqualTo("97.0%");
            assertThat(figure.style().colorOf(figure.value())).contains("green");
        });
    }

    @Test
    void mappingsReplaceValues() {
        queries.answer("up", series(Map.of(), 1));

        var figures = (Figures) content("""
                {"type": "stat", "targets": [{"datasource": {"type": "prometheus"}, "expr": "up", "instant": true}],
                 "fieldConfig": {"defaults": {"mappings": [
                   {"type": "value", "options": {"1": {"text": "UP", "color": "green"}}}]}}}""");

        assertThat(figures.figures().getFirst().text()).isEqualTo("UP");
    }

    @Test
    void tablesJoinTheirQueriesRenameAndSort() {
        queries.answer("rate", series(Map.of("service_name", "a"), 1), series(Map.of("service_name", "b"), 2));
        queries.answer("errors", series(Map.of("service_name", "b"), 0.25));

        var table = (Table) content("""
                {"type": "table", "targets": [
                   {"refId": "A", "datasource": {"type": "prometheus"}, "expr": "rate", "instant": true},
                   {"refId": "B", "datasource": {"type": "prometheus"}, "expr": "errors", "instant": true}],
                 "transformations": [{"id": "merge", "options": {}},
                   {"id": "organize", "options": {"renameByName": {"service_name": "Service", "Value #A": "Requests",
                     "Value #B": "Errors"}, "indexByName": {"service_name": 0, "Value #B": 1, "Value #A": 2}}},
                   {"id": "sortBy", "options": {"sort": [{"field": "Value #A", "desc": true}]}}],
                 "fieldConfig": {"defaults": {}, "overrides": [
                   {"matcher": {"id": "byName", "options": "Errors"}, "properties": [
                     {"id": "unit", "value": "percentunit"}]},
                   {"matcher": {"id": "byName", "options": "Service"}, "properties": [
                     {"id": "links", "value": [{"url": "/traces?service=${__data.fields.service_name}"}]}]}]}}""");

        assertThat(table.columns()).containsExactly("Service", "Errors", "Requests");
        assertThat(table.rows().getFirst())
                .containsExactly(
                        new Cell("b", null, null, "/traces?service=b"),
                        new Cell("25%", 0.25, null, null),
                        new Cell("2", 2.0, null, null));
        assertThat(table.rows().getLast().getFirst().text()).isEqualTo("a");
        assertThat(table.rows().getLast().get(1).text()).isEmpty();
    }

    @Test
    void heatIsWhatFellIntoEachBucket() {
        queries.answer(
                "buckets",
                series(Map.of("le", "+Inf"), 5, 9, 9),
                series(Map.of("le", "0.1"), 1, 2, 2),
                series(Map.of("le", "1"), 4, 4, 9));

        var heat = (Heat) content("""
                {"type": "heatmap", "targets": [{"datasource": {"type": "prometheus"}, "expr": "buckets"}]}""");

        assertThat(heat.bounds()).containsExactly(0.1, 1, Double.POSITIVE_INFINITY);
        assertThat(heat.counts()[0]).containsExactly(1, 2, 2);
        assertThat(heat.counts()[1]).containsExactly(3, 2, 7);
        assertThat(heat.counts()[2]).containsExactly(1, 5, 0);
    }

    @Test
    void saysWhyThereIsNothing() {
        assertThat(content("""
                {"type": "timeseries", "targets": [{"datasource": {"type": "prometheus"}, "expr": "unknown"}]}""")).isEqualTo(new Nothing("No data"));
        queries.fail("1:1: parse error");
        assertThat(content("""
                {"type": "timeseries", "targets": [{"datasource": {"type": "prometheus"}, "expr": "("}]}""")).isEqualTo(new Nothing("1:1: parse error"));
    }

    private PanelContent content(String panel) {
        Dashboard dashboard =
                DashboardReader.read(new TextFile("test.json", "{\"uid\": \"x\", \"panels\": [%s]}".formatted(panel)));
        return panels.content(dashboard.sections().getFirst().panels().getFirst(), NOTHING_CHOSEN, WINDOW);
    }

    private static Queries.Series series(Map<String, String> labels, double... values) {
        return new Queries.Series(new TreeMap<>(labels), values);
    }

    /** Gives prepared answers. */
    private static final class FixedQueries implements Queries {

        private final Map<String, List<Series>> answers = new TreeMap<>();
        private Optional<String> failure = Optional.empty();

        void answer(String query, Series... series) {
            answers.put(query, Arrays.asList(series));
        }

        void fail(String message) {
            failure = Optional.of(message);
        }

        @Override
        public Optional<Comparison> comparison(String promql) {
            return Optional.empty();
        }

        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public List<Series> range(String promql, Window window) {
            failure.ifPresent(message -> {
                throw new QueryException(message);
            });
            return answers.getOrDefault(promql, List.of());
        }

        @Override
        public List<Series> instant(String promql, long time) {
            return range(promql, WINDOW);
        }

        @Override
        public List<Exemplar> exemplars(String promql, Window window) {
            return List.of();
        }

        @Override
        public List<String> labelValues(String selector, String label, Window window) {
            return List.of();
        }

        @Override
        public List<LogRecord> logs(String logql, Window window, int limit) {
            return List.of();
        }

        @Override
        public List<Series> logRange(String logql, Window window) {
            return List.of();
        }
    }
}
