package dev.webstore.traffic.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.platform.json.Json;
import dev.webstore.traffic.journey.FakeShop;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

class LoadCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private FakeShop shop;

    @TempDir
    private Path directory;

    @BeforeEach
    void open() throws IOException {
        shop = FakeShop.start();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void beginsEveryJourneyOfTheScheduleAndPasses() throws IOException {
        Path json = directory.resolve("report.json");
        Path html = directory.resolve("report.html");

        int exitCode = run(
                "--users", "16",
                "--stage", "ramp: {from: 10, to: 30, for: 1s}",
                "--stage", "steady: {rate: 30, for: 1s}",
                "--threshold", "errors < 1%",
                "--json", json.toString(),
                "--html", html.toString());

        assertThat(err.toString()).isEmpty();
        assertThat(exitCode).isZero();
        assertThat(out.toString()).contains("ramp 10 to 30/s for 1 s", "PASSED");
        JsonNode report = Json.tree(Files.readAllBytes(json));
        assertThat(report.at("/stages/0/load/journeys").asInt()).isEqualTo(20);
        assertThat(report.at("/stages/1/load/journeys").asInt()).isEqualTo(30);
        assertThat(report.at("/verdicts/0/held").asBoolean()).isTrue();
        assertThat(Files.readString(html))
                .startsWith("<!doctype html>")
                .contains("<svg", "Journeys a second", "ramp 10 to 30/s")
                .doesNotContain("<script", "http-equiv", "href=");
    }

    @Test
    void failsWhenAThresholdDoesNotHold() {
        shop.force("/checkout", 503);

        assertThat(run("--users", "4", "--stage", "steady: {rate: 10, for: 1s}"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("DOES NOT HOLD  errors < 1% (measured 100.00)", "FAILED");
    }

    @Test
    void findsTheHighestRateThatHoldsAndWhatRanOut() {
        // One shopper cannot make 603 journeys of five steps in a second, so they queue for longer than allowed.
        int exitCode = run(
                "--users", "1",
                "--stage", "breakpoint: {from: 3, to: 603, step: 600, every: 1s}",
                "--threshold", "browse p95 < 500ms");

        assertThat(exitCode).isZero();
        assertThat(out.toString())
                .contains("Highest rate that holds: 3.0 journeys/s", "At 603.0 journeys/s it ran out of");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nowhere.yaml",
                "--stage;jump: {rate: 1}",
                "--stage;steady: {rate: 1, for: 1s};--threshold;fast",
                "--users;0;--stage;steady: {rate: 1, for: 1s}",
                "--url;shop;--stage;steady: {rate: 1, for: 1s}",
                "nowhere.yaml;--threshold;errors < 1%",
                "--stage;steady: {rate: 1, for: 0s}",
                "--html;/nowhere/report.html;--stage;steady: {rate: 1, for: 1s}",
                "--json;/;--stage;steady: {rate: 1, for: 1s}"
            })
    void exitsWithTwoWhenItDoesNotUnderstand(String arguments) {
        assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(";")))
                .isEqualTo(2);
        assertThat(err.toString()).isNotBlank();
    }

    private int run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        if (!all.contains("--url")) {
            all.addAll(List.of("--url", shop.address().toString()));
        }
        return new CommandLine(new LoadCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
