package dev.webstore.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.console.page.Waterfall.Row;
import dev.webstore.console.signal.Resource;
import dev.webstore.console.trace.Span;
import dev.webstore.console.trace.Trace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaterfallTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void putsChildrenBelowTheirParents() {
        var waterfall = Waterfall.of(trace(
                span("a", "", "frontend", 0, 100), span("c", "b", "payments", 20, 40), span("b", "a", "main", 10, 80)));

        assertThat(waterfall.rows()).extracting(row -> row.span().spanId()).containsExactly("a", "b", "c");
        assertThat(waterfall.rows()).extracting(Row::depth).containsExactly(0, 1, 2);
        assertThat(waterfall.rows().getLast().left()).isEqualTo(20);
        assertThat(waterfall.rows().getLast().width()).isEqualTo(40);
        assertThat(waterfall.services()).containsOnlyKeys("frontend", "main", "payments");
    }

    @Test
    void theCriticalPathIsWhatTheEndWaitedFor() {
        var waterfall = Waterfall.of(trace(
                span("root", "", "s", 0, 100),
                span("first", "root", "s", 0, 30),
                span("beside", "root", "s", 5, 20),
                span("last", "root", "s", 40, 55)));

        assertThat(waterfall.rows())
                .filteredOn(Row::critical)
                .extracting(row -> row.span().spanId())
                .containsExactlyInAnyOrder("root", "first", "last");
    }

    @Test
    void theCriticalPathGoesThroughChildrenWhoseClockIsAhead() {
        var waterfall = Waterfall.of(trace(
                span("client", "", "frontend", 0, 100),
                span("server", "client", "main", 1, 100),
                span("query", "server", "main", 20, 80),
                span("afterwards", "server", "main", 110, 300)));

        assertThat(waterfall.rows())
                .filteredOn(Row::critical)
                .extracting(row -> row.span().spanId())
                .containsExactly("client", "server", "query");
    }

    @Test
    void spansWithoutParentsAreRootsAndCirclesEnd() {
        var waterfall = Waterfall.of(trace(
                span("a", "gone", "s", 0, 10),
                span("b", "b", "s", 5, 10),
                span("x", "y", "s", 0, 1),
                span("y", "x", "s", 0, 1)));

        assertThat(waterfall.rows()).extracting(row -> row.span().spanId()).containsExactly("a", "b");
    }

    private static Trace trace(Span... spans) {
        return new Trace("0af7651916cd43dd8448eb211c80319c", List.of(spans));
    }

    private static Span span(String id, String parent, String service, int startMillis, int millis) {
        return new Span(
                id,
                parent,
                new Resource(Map.of("service.name", service)),
                "test",
                id,
                Span.Kind.INTERNAL,
                START.plusMillis(startMillis),
                millis * 1_000_000L,
                Span.Status.UNSET,
                "",
                Map.of(),
                List.of(),
                List.of());
    }
}
