package dev.webstore.acceptance.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Prometheus itself says of its rules and their tests. */
class PromtoolTest {

    @Test
    void rulesAreValid() throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("check", "rules", "--lint-fatal"));
        Observability.files(Observability.PROMETHEUS_RULES).forEach(file -> arguments.add(file.toString()));

        Tool.promtool().run(Observability.PROMETHEUS_RULES, arguments);
    }

    @ParameterizedTest
    @MethodSource("tests")
    void rulesBehaveAsTested(Path test) throws IOException, InterruptedException {
        Tool.promtool().run(Observability.PROMETHEUS_TESTS, List.of("test", "rules", test.toString()));
    }

    static List<Path> tests() {
        return Observability.files(Observability.PROMETHEUS_TESTS).stream()
                .map(Path::getFileName)
                .toList();
    }
}
