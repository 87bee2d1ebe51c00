package dev.webstore.console.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.webstore.console.compact.Limits;
import dev.webstore.promql.Engine;
import dev.webstore.promql.Value;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredSeriesTest {

    private static final long START = 1_767_225_600_000L;

    private final MetricStore store = new MetricStore(new Limits(1024 * 1024, Duration.ofHours(3)), Clock.systemUTC());
    private final Engine engine = new Engine(new StoredSeries(store));

    @Test
    void answersPromQl() {
        for (int i = 0; i <= 400; i++) {
            store.append(Map.of("__name__", "orders_total", "country", "DE"), START + i * 10_000L, i * 2);
            store.append(Map.of("__name__", "orders_total", "country", "FR"), START + i * 10_000L, i);
        }
        long now = START + 4_000_000;

        assertThat(single("orders_total{country=\"DE\"}", now)).isEqualTo(800);
        assertThat(single("sum(rate(orders_total[5m]))", now)).isCloseTo(0.3, within(1e-12));
        assertThat(single("count_over_time(orders_total{country=~\"F.*\"}[1h])", now))
                .isEqualTo(360);
        assertThat(single("count({__name__=~\"orders.*\"})", now)).isEqualTo(2);
        assertThat(single("count(orders_total{missing=\"\"} offset 1h)", now)).isEqualTo(2);
    }

    @Test
    void endsWithTheMarker() {
        Map<String, String> labels = Map.of("__name__", "up");
        store.append(labels, START, 1);
        store.end(labels, START + 10_000);

        assertThat(single("absent(up)", START + 20_000)).isEqualTo(1);
        assertThat(single("up", START + 9_000)).isEqualTo(1);
    }

    private double single(String query, long millis) {
        var vector = (Value.Vector) engine.instant(query, millis).value();
        assertThat(vector.samples()).hasSize(1);
        return vector.samples().getFirst().value();
    }
}
