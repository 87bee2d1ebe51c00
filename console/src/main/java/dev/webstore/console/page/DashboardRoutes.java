package dev.webstore.console.page;

import dev.webstore.console.dashboard.Dashboard;
import dev.webstore.console.dashboard.Dashboards;
import dev.webstore.console.dashboard.Panel;
import dev.webstore.console.dashboard.PanelContent;
import dev.webstore.console.dashboard.Panels;
import dev.webstore.console.dashboard.Queries;
import dev.webstore.console.dashboard.Selection;
import dev.webstore.console.dashboard.Variable;
import dev.webstore.console.dashboard.Window;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.problem.ProblemException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code /dashboards} and {@code /d/{uid}}. */
public final class DashboardRoutes implements Routes {

    private static final int MAX_LENGTH = 200;

    private final Pages pages;
    private final Dashboards dashboards;
    private final Queries queries;
    private final Panels panels;

    /** Pages of {@code dashboards}, whose queries {@code queries} answers. */
    public DashboardRoutes(Pages pages, Dashboards dashboards, Queries queries) {
        this.pages = pages;
        this.dashboards = dashboards;
        this.queries = queries;
        this.panels = new Panels(queries);
    }

    /** All dashboards. */
    public record Choice(List<Dashboard> dashboards) {}

    /** A dashboard with what its panels show. */
    public record View(Dashboard dashboard, List<ChosenVariable> variables, Map<Integer, PanelContent> contents) {

        /** What the panel shows. */
        public PanelContent content(Panel panel) {
            return contents.getOrDefault(panel.id(), new PanelContent.Nothing("No data"));
        }

        /** Whether none of its panels has anything to show. */
        public boolean isEmpty(Dashboard.Section section) {
            return section.panels().stream().allMatch(panel -> content(panel) instanceof PanelContent.Nothing);
        }
    }

    /** A variable with what can be and what is chosen. */
    public record ChosenVariable(Variable variable, List<String> choices, List<String> chosen) {

        /** What stands in a field to type into. */
        public String text() {
            return (chosen.isEmpty() ? choices : chosen).getFirst();
        }
    }

    @Override
    public void addTo(RouteTable table) {
        table.get(
                        "/dashboards",
                        pages.page(
                                Section.DASHBOARDS,
                                "Dashboards",
                                "now-30m",
                                "dashboards.jte",
                                (_, _) -> new Choice(dashboards.all())))
                .get("/d/{uid}", this::dashboard);
    }

    private void dashboard(ServerRequest request, ServerResponse response) {
        Dashboard dashboard = dashboards
                .find(Requests.path(request, "uid"))
                .orElseThrow(() -> ProblemException.notFound("There is no such dashboard"));
        Frame frame = pages.frame(request, Section.DASHBOARDS, dashboard.title(), "now-30m");
        Window window = frame.window();
        List<ChosenVariable> variables = dashboard.variables().stream()
                .map(variable -> chosen(variable, request, window))
                .toList();
        Map<String, List<String>> chosen = new HashMap<>();
        variables.forEach(variable -> chosen.put(variable.variable().name(), variable.chosen()));
        var selection = new Selection(dashboard.variables(), chosen);
        // Panels do nothing but calculate, so side by side is as many at once as there are processors.
        Map<Integer, PanelContent> contents =
                dashboard.sections().stream().flatMap(section -> section.panels().stream()).toList().parallelStream()
                        .collect(Collectors.toConcurrentMap(
                                Panel::id, panel -> panels.content(panel, selection, window)));
        pages.send(response, "dashboard.jte", frame, new View(dashboard, variables, contents));
    }

    private ChosenVariable chosen(Variable variable, ServerRequest request, Window window) {
        List<String> choices = variable.query() == null
                ? variable.choices()
                : queries.labelValues(
                        variable.query().selector(), variable.query().label(), window);
        List<String> chosen = request.query().all("var-" + variable.name(), List::of).stream()
                .filter(value -> !value.isEmpty() && value.length() <= MAX_LENGTH)
                .toList();
        return new ChosenVariable(variable, choices, chosen);
    }
}
