package dev.webstore.acceptance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules and runbooks use no series and no label that nothing emits. */
class RuleNamesTest {

    private static final Pattern QUERY = Pattern.compile("```promql\n(.*?)```", Pattern.DOTALL);
    private static final Map<String, Set<String>> KNOWN = KnownSeries.labels();

    @ParameterizedTest
    @MethodSource("rules")
    void rulesUseWhatExists(Rule rule) {
        assertExists(rule.expression());
    }

    @ParameterizedTest
    @MethodSource("runbooks")
    void runbooksUseWhatExists(Path runbook) throws IOException {
        QUERY.matcher(Files.readString(runbook))
                .results()
                .map((MatchResult query) -> query.group(1))
                .forEach(RuleNamesTest::assertExists);
    }

    @Test
    void somethingDoesNotExist() {
        assertThat(KNOWN).doesNotContainKey("webstore_checkouts").containsKey("webstore_checkouts_total");
        assertThat(labelsOf("webstore_checkouts_total")).contains("country").doesNotContain("colour");
    }

    static List<Rule> rules() {
        return Observability.prometheusRules();
    }

    static List<Path> runbooks() throws IOException {
        try (Stream<Path> pages = Files.list(Observability.RUNBOOKS)) {
            return pages.sorted().toList();
        }
    }

    private static void assertExists(String text) {
        Names names = Names.in(text);
        assertThat(KNOWN.keySet()).containsAll(names.series().keySet());
        var possible = new HashSet<String>();
        names.series().forEach((series, labels) -> {
            assertThat(labelsOf(series)).as("labels of " + series).containsAll(labels);
            possible.addAll(labelsOf(series));
        });
        if (!possible.isEmpty()) {
            assertThat(possible).as("labels in " + text).containsAll(names.grouping());
        }
    }

    private static Set<String> labelsOf(String series) {
        return KNOWN.getOrDefault(series, Set.of());
    }
}
