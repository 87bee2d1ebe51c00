package dev.webstore.stack.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FastObservabilityTest {

    private static final Path OBSERVABILITY = Path.of("..", "observability");

    @TempDir
    private Path target;

    @Test
    void copiesEverythingAndLetsRulesAndSamplesComeFaster() throws IOException {
        new FastObservability(10).write(OBSERVABILITY, target);

        assertThat(files(target)).isEqualTo(files(OBSERVABILITY));
        assertThat(target.resolve("alertmanager/alertmanager.yml"))
                .hasSameTextualContentAs(OBSERVABILITY.resolve("alertmanager/alertmanager.yml"));
        assertThat(target.resolve("prometheus/prometheus.yml"))
                .content()
                .contains("  scrape_interval: 1500ms\n  scrape_timeout: 1s\n  evaluation_interval: 1500ms\n");
        assertThat(target.resolve("collector/config.yaml"))
                .content()
                .contains("collection_interval: 1500ms", "scrape_interval: 1500ms")
                .doesNotContainPattern("(collection|scrape)_interval: 15s");
        assertThat(target.resolve("prometheus/rules/health-alerts.yml"))
                .content()
                .contains("for: 30s")
                .doesNotContain("for: 5m");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 61})
    void refusesFactorsOutOfRange(int factor) {
        assertThatIllegalArgumentException().isThrownBy(() -> new FastObservability(factor));
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
