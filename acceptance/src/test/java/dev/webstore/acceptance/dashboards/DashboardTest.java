package dev.webstore.acceptance.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What every dashboard has, so that both Grafana and the console can show it. */
class DashboardTest {

    private static final int COLUMNS = 24;
    private static final List<String> UIDS = Stream.of(
                    "cost",
                    "endpoints",
                    "funnel",
                    "health",
                    "inventory",
                    "logs",
                    "overview",
                    "pipeline",
                    "promotions",
                    "security",
                    "slo",
                    "system")
            .map(name -> "webstore-" + name)
            .toList();
    private static final Set<String> PANELS = Set.of(
            "timeseries",
            "stat",
            "gauge",
            "bargauge",
            "table",
            "piechart",
            "heatmap",
            "logs",
            "text",
            "state-timeline");
    private static final Set<String> SOURCES = Set.of("prometheus", "tempo", "loki", "pyroscope", "alertmanager");
    /** One that is Grafana's own begins with two underscores. */
    private static final Pattern VARIABLE = Pattern.compile("\\$(?!__)\\{?([a-z]\\w*)");

    private static final Pattern BARE_SELECTOR = Pattern.compile("[\\w:]+(\\{[^}]*})?");
    private static final Pattern LINK = Pattern.compile("/d/([a-z-]+)\\?var-(\\w+)");

    @Test
    void thereAreTwelve() {
        assertThat(Dashboard.all()).extracting(Dashboard::uid).isEqualTo(UIDS);
        assertThat(Dashboard.all())
                .extracting(dashboard -> dashboard.json().path("title").asString(""))
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void isNamedAsItsFile(Dashboard dashboard) {
        assertThat(dashboard.file()).hasFileName(dashboard.uid() + ".json");
        assertThat(dashboard.json().path("description").asString("")).endsWith(".");
        assertThat(dashboard.json().path("tags").valueStream().map(JsonNode::asString))
                .contains("webstore");
    }

    /** The name of a series is a label as well, and rows of different names are not merged. */
    @ParameterizedTest
    @MethodSource("dashboards")
    void tablesMergeOnlyWhatHasNoName(Dashboard dashboard) {
        assertThat(dashboard.panels())
                .filteredOn(panel -> panel.path("transformations")
                        .valueStream()
                        .anyMatch(one -> one.path("id").asString("").equals("merge")))
                .flatExtracting(panel -> panel.path("targets").valueStream().toList())
                .extracting(target -> target.path("expr").asString(""))
                .noneMatch(query -> BARE_SELECTOR.matcher(query).matches());
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panelsHaveNamesOfTheirOwn(Dashboard dashboard) {
        assertThat(dashboard.panelsAndRows())
                .extracting(panel -> panel.path("id").asInt(0))
                .doesNotContain(0)
                .doesNotHaveDuplicates();
        assertThat(dashboard.panels())
                .extracting(panel -> panel.path("title").asString(""))
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panelsSayWhatTheyShow(Dashboard dashboard) {
        assertThat(dashboard.panels()).allSatisfy(panel -> {
            assertThat(panel.path("type").asString("")).isIn(PANELS);
            assertThat(panel.path("description").asString("")).hasSizeGreaterThan(10);
            if (!panel.path("type").asString("").equals("text")) {
                assertThat(panel.at("/fieldConfig/defaults/unit").asString("")).isNotEmpty();
                assertThat(panel.path("targets")).isNotEmpty();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panelsDoNotOverlap(Dashboard dashboard) {
        var taken = new HashSet<List<Integer>>();
        for (JsonNode panel : dashboard.panelsAndRows()) {
            JsonNode place = panel.path("gridPos");
            int right = place.path("x").asInt() + place.path("w").asInt();
            int bottom = place.path("y").asInt() + place.path("h").asInt();
            assertThat(right).isLessThanOrEqualTo(COLUMNS);
            for (int x = place.path("x").asInt(); x < right; x++) {
                for (int y = place.path("y").asInt(); y < bottom; y++) {
                    assertThat(taken.add(List.of(x, y)))
                            .as(panel.path("title").asString(""))
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void asksSourcesThatAreProvisioned(Dashboard dashboard) {
        assertThat(dashboard.json().findValues("datasource")).isNotEmpty().allSatisfy(source -> {
            assertThat(source.path("uid").asString("")).isIn(SOURCES);
            assertThat(source.path("type").asString(""))
                    .isEqualTo(source.path("uid").asString(""));
        });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void usesTheVariablesItHas(Dashboard dashboard) {
        var used = new HashSet<String>();
        dashboard.queries().forEach(query -> addVariables(query.text(), used));
        dashboard
                .json()
                .at("/templating/list")
                .forEach(variable -> addVariables(variable.at("/query/query").asString(""), used));

        assertThat(dashboard.variables()).containsExactlyInAnyOrderElementsOf(used);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void linksToVariablesThatAreThere(Dashboard dashboard) {
        Matcher links = LINK.matcher(dashboard.json().toString());
        while (links.find()) {
            assertThat(UIDS).contains(links.group(1));
            Dashboard linked = Dashboard.all().get(UIDS.indexOf(links.group(1)));
            assertThat(linked.variables()).contains(links.group(2));
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void showsAlertsAndDeployments(Dashboard dashboard) {
        assertThat(dashboard.json().at("/annotations/list"))
                .extracting(annotation -> annotation.path("name").asString(""))
                .containsExactly("Alerts", "Deployments");
    }

    static List<Dashboard> dashboards() {
        return Dashboard.all();
    }

    private static void addVariables(String text, Set<String> variables) {
        Matcher names = VARIABLE.matcher(text);
        while (names.find()) {
            variables.add(names.group(1));
        }
    }
}
