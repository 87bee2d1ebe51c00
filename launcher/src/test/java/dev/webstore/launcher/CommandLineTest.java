package dev.webstore.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "down",
                "status",
                "run",
                "reset",
                "traffic",
                "load",
                "scenario",
                "bench",
                "stack",
                "doctor",
                "train"
            })
    void everyCommandExplainsItself(String command) {
        var run = CommandRun.of(command, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: webstore " + command);
    }

    @Test
    void listsItsCommands() {
        var run = CommandRun.of("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("up ", "down ", "status ", "run ", "reset ", "traffic ", "load ", "scenario ", "bench ")
                .doesNotContain("train");
    }

    @Test
    void knowsItsVersion() {
        assertThat(CommandRun.of("--version").out()).startsWith("webstore ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fly",
                "up --port 1",
                "up --seed many",
                "traffic --mix 1/2/3",
                "run",
                "run main",
                "run postgresql redis"
            })
    void saysWhatItDoesNotUnderstand(String arguments) {
        var run = CommandRun.of(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isNotBlank();
        assertThat(run.out()).isEmpty();
    }

    @Test
    void saysInALineWhatIsWrongAndWhereToReadMore() {
        assertThat(CommandRun.of("traffic", "--rate", "fast").err().lines())
                .containsExactly(
                        "Invalid value for option '--rate': 'fast' is not a number",
                        "webstore traffic --help tells what it understands");
        assertThat(CommandRun.of("run").err()).contains("Missing required parameter: 'NAME'", "Usage: webstore run");
        assertThat(CommandRun.of("scenario").err()).contains("Usage: webstore scenario", "list");
        assertThat(CommandRun.of("stack", "install", "prometheus", "promethium").err())
                .contains("There is no program promethium; there are collector, prometheus");
    }

    @Test
    void saysWhatCanBeRun() {
        assertThat(CommandRun.of("run", "main").err())
                .contains("There is no service main; there are frontend, main-service, payments-service,"
                        + " promotions-service, payment-provider, crm-system, inventory-system, postgresql, redis");
    }
}
