package dev.webstore.console.derived;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.console.compact.Limits;
import dev.webstore.console.metric.MetricStore;
import dev.webstore.console.testing.MutableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostFiguresTest {

    @TempDir
    private Path proc;

    private final MutableClock clock = new MutableClock();
    private final MetricStore store = new MetricStore(new Limits(1024 * 1024, Duration.ofHours(1)), clock);

    @BeforeEach
    void machine() throws IOException {
        Files.createDirectory(proc.resolve("net"));
        stat(100, 800);
        Files.writeString(proc.resolve("meminfo"), """
                MemTotal:       1000 kB
                MemFree:         200 kB
                MemAvailable:    600 kB
                Buffers:          50 kB
                Cached:          300 kB
                SReclaimable:     50 kB
                HugePages_Total:   0
                """);
        Files.writeString(proc.resolve("net/dev"), """
                Inter-|   Receive                                                |  Transmit
                 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
                  eth0: 5000      10    0    0    0     0          0         0      700       8    0    0    0     0       0          0
                """);
    }

    private void stat(long user, long idle) throws IOException {
        Files.writeString(proc.resolve("stat"), """
                cpu  %1$d 0 0 %2$d 0 0 0 0 0 0
                cpu0 %1$d 0 0 %2$d 0 0 0 0 0 0
                intr 1 2 3
                """.formatted(user, idle));
    }

    @Test
    void tellsWhatTheMachineIsBusyWith() throws IOException {
        assertThat(HostFigures.canRead(proc)).isTrue();
        var figures = new HostFigures(proc, "test");
        figures.collect(new SeriesWriter(store, clock.millis()));
        assertThat(store.current("system_cpu_utilization_ratio")).isEmpty();

        stat(130, 870);
        clock.advance(Duration.ofSeconds(15));
        figures.collect(new SeriesWriter(store, clock.millis()));

        assertThat(by("state", "system_cpu_utilization_ratio"))
                .containsEntry("user", 0.3)
                .containsEntry("idle", 0.7);
        assertThat(by("state", "system_memory_usage_bytes"))
                .containsEntry("free", 200 * 1024.0)
                .containsEntry("used", 400 * 1024.0);
        assertThat(by("direction", "system_network_io_bytes_total"))
                .isEqualTo(Map.of("receive", 5000.0, "transmit", 700.0));
    }

    @Test
    void otherSystemsHaveNothingToRead() {
        assertThat(HostFigures.canRead(proc.resolve("nowhere"))).isFalse();
    }

    private Map<String, Double> by(String label, String name) {
        Map<String, Double> values = new TreeMap<>();
        store.current(name).forEach(series -> values.put(series.labels().get(label), series.value()));
        return values;
    }
}
