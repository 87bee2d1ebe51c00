package dev.webstore.traffic.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.platform.json.Json;
import dev.webstore.traffic.journey.FakeShop;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

class TrafficCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "--rate 0, --rate",
        "--rate many, --rate",
        "--users 0, --users",
        "--duration soon, --duration",
        "--duration 0s, --duration",
        "--mix 50/50, --mix",
        "--mix 50/50/50, --mix",
        "--countries US;XX, --countries",
        "--pace 0, --pace",
        "--seed x, --seed",
        "--at noon, must be an instant such as 2026-11-23T18:00:00Z",
        "--url ftp://shop, --url",
        "--storefront-url shop, --storefront-url",
        "--json /nowhere/summary.json, --json"
    })
    void namesTheFlagThatIsWrong(String arguments, String flag) {
        assertThat(run(arguments.replace(';', ',').split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(flag);
    }

    @Test
    void endsWithASummaryAndAReport() throws IOException {
        Path report = directory.resolve("report.json");
        try (var shop = FakeShop.start()) {
            int exitCode = run(
                    "--url",
                    shop.address().toString(),
                    "--rate",
                    "50",
                    "--duration",
                    "1s",
                    "--pace",
                    "1000",
                    "--seed",
                    "3",
                    "--plain",
                    "--json",
                    report.toString());
            assertThat(exitCode).isZero();
        }

        assertThat(out.toString()).contains("seed 3", "visits", "orders", "checkout", "revenue");
        JsonNode json = Json.tree(Files.readAllBytes(report));
        assertThat(json.at("/plan/demand/seed").asInt()).isEqualTo(3);
        assertThat(json.at("/outcome/visits").asInt()).isPositive();
        assertThat(json.at("/outcome/actions/browse/p95").isNumber()).isTrue();
        assertThat(json.at("/outcome/actions/view cart/verdicts/done").isNumber())
                .isTrue();
        assertThat(json.at("/outcome/countries/US/revenue").isMissingNode()).isFalse();
    }

    @Test
    void saysThatThereIsNoShop() {
        assertThat(run("--url", "http://127.0.0.1:1", "--duration", "1s")).isEqualTo(1);
        assertThat(err.toString()).startsWith("traffic: No shop answers at http://127.0.0.1:1");
    }

    private int run(String... arguments) {
        return new CommandLine(new TrafficCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
