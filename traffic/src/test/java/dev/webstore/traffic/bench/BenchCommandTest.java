package dev.webstore.traffic.bench;

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

class BenchCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new BenchCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --users 0                     | --users must be from 1 to 2000
                    --users 2001                  | --users must be from 1 to 2000
                    --users many                  | Invalid value for option '--users'
                    --duration 0                  | --duration must be from 1 to 3600
                    --warmup -1                   | --warmup must be from 0 to 3600
                    --against localhost:8000      | --against must be a URL such as
                    --against file:///tmp         | --against must be a URL such as
                    --pid 1                       | --pid goes with --against only
                    --against http://a --jvm-option -Xmx1g | --jvm-option does not go with --against
                    --unknown                     | Unknown option: '--unknown'""")
    void refusesOptionsThatMakeNoSense(String arguments, String message) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(message);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void saysInOneLineThatNoShopAnswers() {
        assertThat(run("--against", "http://127.0.0.1:1")).isEqualTo(1);

        assertThat(err.toString().lines()).last().asString().startsWith("bench: No shop answers at http://127.0.0.1:1");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void drivesARunningShopAndPrintsATable() throws IOException {
        try (FakeShop shop = FakeShop.start()) {
            String address = shop.address().toString();

            assertThat(run("--against", address, "--users", "2", "--warmup", "0", "--duration", "1"))
                    .isZero();
        }
        assertThat(out.toString())
                .contains("maximum rate, closed loop")
                .contains("half rate, open loop")
                .contains("browse", "product", "add", "view cart", "checkout")
                .contains("0 errors");
    }

    @Test
    void writesJsonWithTheCostOfKnownProcesses(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("report.json");
        try (FakeShop shop = FakeShop.start()) {
            String self = Long.toString(ProcessHandle.current().pid());

            assertThat(run(
                            "--against",
                            shop.address().toString(),
                            "--users=2",
                            "--warmup=0",
                            "--duration=1",
                            "--json=" + file,
                            "--pid=" + self))
                    .isZero();
        }
        var report = Json.tree(Files.readAllBytes(file));
        var maximum = report.at("/systems/0/maximum");
        assertThat(maximum.path("load").path("journeys").asInt()).isPositive();
        assertThat(maximum.at("/load/steps/checkout/p99").isNumber()).isTrue();
        assertThat(maximum.at("/cost/system_cpu").isNumber()).isTrue();
        assertThat(maximum.at("/cost/resident_megabytes").asDouble()).isPositive();
        assertThat(report.has("ratios")).isFalse();
    }
}
