package dev.webstore.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.webstore.console.Console;
import dev.webstore.console.ConsolePort;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.service.PortTakenException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ConsoleOptionTest {

    private final List<String> said = new ArrayList<>();
    private final Map<String, String> settings = new HashMap<>();
    private Optional<Console> console = Optional.empty();
    private ServerSocket other;

    @Command
    private static final class AnyCommand {
        @Mixin
        private final ConsoleOption option = new ConsoleOption();
    }

    @BeforeEach
    void occupyAPort() throws IOException {
        other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        List.of(ConsolePort.values()).forEach(port -> settings.put(port.listenPortKey(), "0"));
    }

    @AfterEach
    void close() throws IOException {
        console.ifPresent(Console::close);
        other.close();
    }

    @Test
    void runsItUnlessThereIsAReason() {
        start("--console=auto");

        assertThat(console).isPresent();
        assertThat(said).isEmpty();
        assertThat(ConsoleOption.addTo(Configuration.of(settings), console).text("OTEL_EXPORTER_OTLP_ENDPOINT"))
                .contains("http://localhost:" + console.orElseThrow().otlpGrpcPort());
    }

    @Test
    void givesWayToACollector() {
        settings.put("CONSOLE_OTLP_GRPC_LISTEN_PORT", String.valueOf(other.getLocalPort()));

        start();

        assertThat(console).isEmpty();
        assertThat(said).containsExactly("console            off: a collector listens on port " + other.getLocalPort());
    }

    @Test
    void givesWayToACollectorElsewhere() {
        settings.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector.example:4317");

        start();

        assertThat(console).isEmpty();
        assertThat(said).containsExactly("console            off: telemetry goes to http://collector.example:4317");
    }

    @ParameterizedTest
    @EnumSource(names = {"PAGES", "OTLP_HTTP", "METRICS"})
    void avoidsTakenPortsWhenItWasNotAskedFor(ConsolePort port) {
        settings.put(port.listenPortKey(), String.valueOf(other.getLocalPort()));

        start();

        assertThat(console).isPresent();
    }

    @Test
    void insistsOnItsPortsWhenItWasAskedFor() {
        settings.put("CONSOLE_LISTEN_PORT", String.valueOf(other.getLocalPort()));

        assertThatThrownBy(() -> start("--console=on")).isInstanceOf(PortTakenException.class);
    }

    @Test
    void staysOff() {
        start("--console=off");

        assertThat(console).isEmpty();
        assertThat(said).isEmpty();
    }

    private void start(String... arguments) {
        var command = new AnyCommand();
        new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
        console = command.option.start(Configuration.of(settings), said::add);
    }
}
