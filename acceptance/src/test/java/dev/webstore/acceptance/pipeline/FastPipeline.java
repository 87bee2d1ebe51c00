package dev.webstore.acceptance.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.stack.rules.FastRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A copy of {@code observability/} in which time passes faster: rules as {@link FastRules} has them, and what is asked,
 * scraped, evaluated or told every so many seconds is so every second.
 */
final class FastPipeline {

    private static final Path ORIGINAL =
            Path.of("../observability").toAbsolutePath().normalize();

    /** A rate over ten samples is one; over fewer it is a matter of luck. */
    private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(10);

    /** Each text is there, and what takes its place. */
    private static final Map<String, Map<String, String>> INTERVALS = Map.of(
            "prometheus/prometheus.yml",
            Map.of(
                    "scrape_interval: 15s", "scrape_interval: 1s",
                    "scrape_timeout: 10s", "scrape_timeout: 1s",
                    "evaluation_interval: 15s", "evaluation_interval: 1s"),
            "collector/config.yaml",
            Map.of(
                    "collection_interval: 15s", "collection_interval: 1s",
                    "scrape_interval: 15s", "scrape_interval: 1s",
                    "metrics_flush_interval: 15s", "metrics_flush_interval: 1s",
                    // Or it would answer a flood before the alert does that tells of it.
                    "COLLECTOR_MEMORY_MIB:-512", "COLLECTOR_MEMORY_MIB:-1024"),
            "alertmanager/alertmanager.yml",
            Map.of("group_wait: 10s", "group_wait: 1s", "group_interval: 1m", "group_interval: 2s"));

    private FastPipeline() {}

    /**
     * Writes it.
     *
     * @param factor by which windows and {@code for} of rules are divided
     */
    static void write(Path target, int factor) throws IOException {
        for (Path file : files()) {
            String name = ORIGINAL.relativize(file).toString();
            Path copy = target.resolve(name);
            Files.createDirectories(copy.resolve("..").normalize());
            Files.copy(file, copy);
            if (INTERVALS.containsKey(name)) {
                Files.writeString(copy, hurried(Files.readString(file), INTERVALS.get(name)));
            }
        }
        Path rules = Path.of("prometheus/rules");
        new FastRules(factor, SHORTEST_WINDOW).write(ORIGINAL.resolve(rules), target.resolve(rules));
    }

    private static String hurried(String text, Map<String, String> intervals) {
        String hurried = text;
        for (var interval : intervals.entrySet()) {
            assertThat(hurried).contains(interval.getKey());
            hurried = hurried.replace(interval.getKey(), interval.getValue());
        }
        return hurried;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(ORIGINAL)) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }
}
