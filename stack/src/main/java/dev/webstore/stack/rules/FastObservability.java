package dev.webstore.stack.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder {@code observability/} for alerts in fast motion: {@link FastRules}, and Prometheus and the collector ask
 * often enough for them.
 *
 * @param factor how many times faster, 1 to {@value #FASTEST}
 */
public record FastObservability(int factor) {

    /** Faster than that, a second between two samples is too long. */
    public static final int FASTEST = 60;

    private static final String RULES = "prometheus/rules";
    private static final List<String> WHO_ASKS = List.of("prometheus/prometheus.yml", "collector/config.yaml");

    /** A rate needs two samples, of which there is one a second at best. */
    private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(5);

    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
    private static final Pattern INTERVAL = Pattern.compile(
            "(?m)^(\\s*(?:scrape_interval|scrape_timeout|evaluation_interval|collection_interval):\\s+)(\\d+s)\\b");

    /** Checks the number. */
    public FastObservability {
        if (factor < 1 || factor > FASTEST) {
            throw new IllegalArgumentException("must be from 1 to %d: %d".formatted(FASTEST, factor));
        }
    }

    /** Writes a copy of the folder {@code source} to {@code target}, which is made when it does not exist. */
    public void write(Path source, Path target) throws IOException {
        try (Stream<Path> paths = Files.walk(source)) {
            List<Path> files = paths.filter(Files::isRegularFile).toList();
            for (Path file : files) {
                Path to = target.resolve(source.relativize(file).toString());
                Files.createDirectories(to.resolveSibling(".").normalize());
                Files.write(to, Files.readAllBytes(file));
            }
        }
        new FastRules(factor, SHORTEST_WINDOW).write(source.resolve(RULES), target.resolve(RULES));
        for (String file : WHO_ASKS) {
            Files.writeString(target.resolve(file), intervals(Files.readString(source.resolve(file))));
        }
    }

    private String intervals(String text) {
        return INTERVAL.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + shorter(found.group(2))));
    }

    private String shorter(String interval) {
        Duration divided = PrometheusDurations.parse(interval).dividedBy(factor);
        return PrometheusDurations.format(divided.compareTo(SHORTEST_INTERVAL) < 0 ? SHORTEST_INTERVAL : divided);
    }
}
