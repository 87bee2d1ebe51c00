package dev.webstore.console.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.console.compact.Limits;
import dev.webstore.console.metric.Exposition.Format;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExpositionTest {

    private final MetricStore store = new MetricStore(new Limits(1024 * 1024, Duration.ofHours(1)), Clock.systemUTC());

    @BeforeEach
    void fill() {
        store.describe("orders_total", new MetricMetadata(MetricType.COUNTER, "", "Orders \"placed\"\nor not"));
        store.describe("wait_seconds", new MetricMetadata(MetricType.HISTOGRAM, "", ""));
        store.append(Map.of("__name__", "orders_total", "country", "D\\E\"\n"), 1000, 3);
        store.append(Map.of("__name__", "unknown_family"), 1000, 3);
        store.append(Map.of("__name__", "wait_seconds_count"), 1000, 2);
        store.append(Map.of("__name__", "wait_seconds_sum"), 1000, 10.5);
        Map<String, String> last = Map.of("__name__", "wait_seconds_bucket", "le", "+Inf");
        store.append(last, 1000, 2);
        store.append(Map.of("__name__", "wait_seconds_bucket", "le", "10.0"), 1000, 1);
        store.append(Map.of("__name__", "wait_seconds_bucket", "le", "2.5"), 1000, 1);
        store.addExemplar(last, 1500, 10.25, 1, 2, 3);
    }

    @Test
    void writesOpenMetrics() {
        assertThat(new Exposition(store).text(Format.OPEN_METRICS)).isEqualTo("""
                # HELP orders Orders \\"placed\\"\\nor not
                # TYPE orders counter
                orders_total{country="D\\\\E\\"\\n"} 3.0
                # TYPE wait_seconds histogram
                wait_seconds_bucket{le="2.5"} 1.0
                wait_seconds_bucket{le="10.0"} 1.0
                wait_seconds_bucket{le="+Inf"} 2.0 # {span_id="0000000000000003",trace_id="00000000000000010000000000000002"} 10.25 1.500
                wait_seconds_sum 10.5
                wait_seconds_count 2.0
                # EOF
                """);
    }

    @Test
    void writesPrometheusText() {
        assertThat(new Exposition(store).text(Format.PROMETHEUS))
                .startsWith("""
                        # HELP orders_total Orders "placed"\\nor not
                        # TYPE orders_total counter
                        orders_total{country="D\\\\E\\"\\n"} 3.0
                        """)
                .doesNotContain("EOF", "span_id");
    }
}
