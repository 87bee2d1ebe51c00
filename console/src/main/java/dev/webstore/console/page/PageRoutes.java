package dev.webstore.console.page;

import dev.webstore.console.alert.AlertBook;
import dev.webstore.console.dashboard.Dashboards;
import dev.webstore.console.dashboard.Queries;
import dev.webstore.console.pipeline.Pipeline;
import dev.webstore.console.pipeline.Stores;
import dev.webstore.console.rule.ActiveAlert.State;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import java.time.Clock;
import java.util.List;

/** All pages. */
public final class PageRoutes implements Routes {

    private final List<Routes> groups;
    private final ErrorPages errors;

    /** Pages about what the console keeps and knows. */
    public PageRoutes(
            Stores stores, Queries queries, Dashboards dashboards, AlertBook book, Pipeline pipeline, Clock clock) {
        var pages = new Pages(clock, () -> firing(book));
        this.errors = new ErrorPages(pages);
        this.groups = List.of(
                pages.assets(),
                new OverviewPages(pages, queries, book),
                new DashboardRoutes(pages, dashboards, queries),
                new ExplorePages(pages, queries),
                new TracePages(pages, stores.traces(), stores.logs(), clock),
                new LogPages(pages, stores.logs(), stores.traces(), clock),
                new AlertPages(pages, book, queries, clock),
                new SloPages(pages, queries),
                new PipelinePages(pages, pipeline));
    }

    /** How people are told what went wrong. */
    public ErrorPages errors() {
        return errors;
    }

    private static int firing(AlertBook book) {
        return (int) book.current().stream()
                .filter(entry -> entry.alert().state() == State.FIRING)
                .count();
    }

    @Override
    public void addTo(RouteTable table) {
        groups.forEach(group -> group.addTo(table));
    }
}
