package dev.webstore.promql.testlanguage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.webstore.promql.Function;
import dev.webstore.promql.testlanguage.ScriptRun.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The scripts in src/test/promql. */
class OwnScriptsTest {

    private static final Path SCRIPTS = Path.of("src/test/promql");

    @TestFactory
    Stream<DynamicTest> givesWhatTheScriptsSay() throws IOException {
        return scripts().stream()
                .flatMap(script -> run(script).stream()
                        .map(outcome -> DynamicTest.dynamicTest(
                                "%s:%d %s".formatted(script.getFileName(), outcome.line(), outcome.query()),
                                () -> assertThat(outcome.problem()).isEmpty())));
    }

    @Test
    void theScriptsUseEveryFunction() throws IOException {
        String all = scripts().stream().map(OwnScriptsTest::read).reduce("", String::concat);

        // Older names of others.
        List<String> exempt = List.of("holt_winters");
        assertThat(Function.values())
                .map(Function::text)
                .filteredOn(name -> !exempt.contains(name))
                .allSatisfy(name -> assertThat(all).contains(name + "("));
    }

    @Test
    void noticesWhatIsNotAsItShouldBe() {
        String wrong = """
                load 1m
                  x{a="1"} 1 2 3

                eval instant at 1m x
                  x{a="1"} 3

                eval instant at 1m x
                  x{a="1"} 2
                  x{a="2"} 2

                eval instant at 1m x

                eval range from 0 to 2m step 1m x
                  x{a="1"} 1 2 _

                eval instant at 1m x
                  expect fail

                eval instant at 1m x
                  expect warn
                  x{a="1"} 2

                load 1m
                  y {{schema:0 sum:1 count:1 buckets:[1]}}

                eval instant at 1m y
                  y {{schema:0 sum:1 count:1 buckets:[2]}}

                eval instant at 1m y
                  y {{schema:0 sum:1 count:1 buckets:[1] counter_reset_hint:gauge}}

                eval instant at 1m y
                  y 1

                eval instant at 1m {{schema:0}}

                eval instant at 1m quantile(2, x)
                  expect warn msg: PromQL warning: quantile value should be between 0 and 1, got 2 (1:1)
                  {} +Inf
                """;

        assertThat(ScriptRun.run("wrong.test", wrong))
                .hasSize(11)
                .allSatisfy(outcome -> assertThat(outcome.problem()).isPresent());
    }

    @Test
    void saysWhereAScriptIsBroken() {
        assertThatThrownBy(() -> ScriptRun.run("broken.test", "load 1m\n  x 1 2 three\n"))
                .isInstanceOf(ScriptException.class)
                .hasMessageStartingWith("broken.test:2: ");
        assertThatThrownBy(() -> ScriptRun.run("broken.test", "\n\nask x\n"))
                .isInstanceOf(ScriptException.class)
                .hasMessageStartingWith("broken.test:3: ");
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.sorted().toList();
        }
    }

    private static List<Outcome> run(Path script) {
        return ScriptRun.run(String.valueOf(script.getFileName()), read(script));
    }

    private static String read(Path script) {
        try {
            return Files.readString(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
