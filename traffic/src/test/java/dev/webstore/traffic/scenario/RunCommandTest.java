package dev.webstore.traffic.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class RunCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "--fast-rules 0, --fast-rules must be from 1 to 60",
        "--fast-rules 61, --fast-rules must be from 1 to 60",
        "--fast-rules fast, --fast-rules",
        "--fast --fast-rules 30, name one of them",
        "--prometheus-url prometheus:9090, --prometheus-url must be a URL",
        "--json /nowhere/verdicts.json, --json: there is no folder /nowhere",
        "--slow, --slow"
    })
    void namesTheFlagThatIsWrong(String arguments, String error) {
        assertThat(run(("all " + arguments).split(" ", -1))).isEqualTo(2);
        assertThat(err.toString()).contains(error);
    }

    @Test
    void asksForAName() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("NAME");
    }

    @Test
    void saysThatNobodyKnowsOfAlerts() {
        assertThat(run("all", "--prometheus-url", "http://127.0.0.1:1")).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("scenario: Neither a console nor a Prometheus answers at [http://127.0.0.1:1]");
    }

    @Test
    void namesTheFileThatIsWrongAndTheOneThatIsNotThere(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("wrong.yaml"), "title: [\n");
        try (var watch = FakeWatch.start()) {
            String url = watch.address().toString();

            assertThat(run("wrong", "--prometheus-url", url, "--directory", folder.toString()))
                    .isEqualTo(2);
            assertThat(err.toString()).startsWith(folder.resolve("wrong.yaml") + ":2: is no YAML");
            assertThat(run("none", "--prometheus-url", url, "--directory", folder.toString()))
                    .isEqualTo(2);
            assertThat(err.toString()).contains("There is no scenario none");
        }
    }

    private int run(String... arguments) {
        return new CommandLine(new RunCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
