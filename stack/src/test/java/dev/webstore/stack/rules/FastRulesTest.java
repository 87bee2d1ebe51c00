package dev.webstore.stack.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FastRulesTest {

    private static final Path RULES = Path.of("..", "observability", "prometheus", "rules");

    private final FastRules twentyTimes = new FastRules(20, Duration.ofSeconds(4));

    @Test
    void dividesWindowsResolutionsOffsetsIntervalsAndPatience() {
        assertThat(twentyTimes.of("""
                groups:
                  - name: some
                    interval: 1m
                    rules:
                      # For 5m, as [5m] says.
                      - alert: Slow
                        expr: rate(requests{le=~"1|1[.]0"}[5m]) > avg_over_time(x[1d:5m] offset 1h)
                        for: 10m
                        keep_firing_for: 2h
                        annotations:
                          description: "slow for: 5m"
                """)).isEqualTo("""
                groups:
                  - name: some
                    interval: 3s
                    rules:
                      # For 5m, as [15s] says.
                      - alert: Slow
                        expr: rate(requests{le=~"1|1[.]0"}[15s]) > avg_over_time(x[4320s:15s] offset 180s)
                        for: 30s
                        keep_firing_for: 360s
                        annotations:
                          description: "slow for: 5m"
                """);
    }

    @Test
    void givesGroupsAnIntervalThatHaveNone() {
        assertThat(twentyTimes.of("""
                groups:
                  - name: patient
                    rules: []
                  - name: limited
                    limit: 3
                    rules: []
                  - name: own
                    limit: 3
                    interval: 40s
                    rules: []
                """)).isEqualTo("""
                groups:
                  - name: patient
                    interval: 1s
                    rules: []
                  - name: limited
                    limit: 3
                    interval: 1s
                    rules: []
                  - name: own
                    limit: 3
                    interval: 2s
                    rules: []
                """);
    }

    @Test
    void keepsWindowsLongEnoughForTwoSamples() {
        assertThat(twentyTimes.of("rate(x[1m]) + rate(x[3s]) + max_over_time(x[10m:1m])"))
                .isEqualTo("rate(x[4s]) + rate(x[3s]) + max_over_time(x[30s:3s])");
        assertThat(new FastRules(100, Duration.ofSeconds(1)).of("    interval: 15s\n    for: 15s\n"))
                .isEqualTo("    interval: 1s\n    for: 150ms\n");
    }

    @Test
    void changesNothingAtTheUsualPace() {
        assertThat(new FastRules(1, Duration.ofSeconds(1)).of("rate(x[90s]) offset 15s"))
                .isEqualTo("rate(x[90s]) offset 15s");
    }

    @Test
    void leavesNoLongWindowInTheRealRules(@TempDir Path folder) throws IOException {
        new FastRules(3600, Duration.ofSeconds(2)).write(RULES, folder);

        List<Path> files = files(folder);
        assertThat(files).hasSameSizeAs(files(RULES)).isNotEmpty();
        Pattern inMinutesOrMore = Pattern.compile("\\[\\d+[mhdwy]|offset \\d+[mhdwy]|^ *(for|interval): \\d+[mhdwy]$");
        for (Path file : files) {
            List<String> lines = Files.readAllLines(file);
            assertThat(lines).noneMatch(line -> inMinutesOrMore.matcher(line).find());
            assertThat(lines.stream().filter(line -> line.startsWith("    interval: ")))
                    .hasSameSizeAs(lines.stream()
                            .filter(line -> line.startsWith("  - name: "))
                            .toList());
        }
    }

    @Test
    void refusesNumbersThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FastRules(0, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new FastRules(2, Duration.ZERO));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yml")).toList();
        }
    }
}
