package dev.webstore.stack.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.service.PortTakenException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With the one program that is always there. */
class StackTest {

    @TempDir
    private Path folder;

    @AfterEach
    void stop() throws InterruptedException {
        stack().down();
    }

    @Test
    void runsInTheBackgroundUntilItIsStopped() throws InterruptedException {
        List<String> progress = new ArrayList<>();

        boolean ready = stack().up(folder, Configuration.of(Map.of("ALERT_INBOX_PORT", "0")), Map.of(), progress::add);

        assertThat(ready).isTrue();
        assertThat(progress).singleElement().asString().contains("alert-inbox", "healthy");
        assertThat(stack().health().values()).containsExactly("healthy");
        assertThat(new StackDirectory(folder).ports()).containsOnlyKeys("ALERT_INBOX_PORT");

        assertThat(stack().down()).hasSize(1);
        assertThat(stack().running()).isEmpty();
        assertThat(stack().health()).isEmpty();
    }

    @Test
    void tellsOfWhatHasDied() throws InterruptedException {
        stack().up(folder, Configuration.of(Map.of("ALERT_INBOX_PORT", "0")), Map.of(), line -> {});
        ProcessHandle process = stack().running().getFirst().process().orElseThrow();
        process.destroyForcibly();
        process.onExit().join();

        assertThat(stack().health().values()).singleElement().asString().contains("ended");
    }

    /** As a game day does that kills the collector. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void knowsAgainWhatSomebodyElseHasStartedAnew() throws Exception {
        stack().up(folder, Configuration.of(Map.of("ALERT_INBOX_PORT", "0")), Map.of(), line -> {});
        ProcessHandle process = stack().running().getFirst().process().orElseThrow();
        Path proc = Path.of("/proc", String.valueOf(process.pid()));
        var again = new ProcessBuilder(texts(proc.resolve("cmdline")));
        again.environment().clear();
        for (String setting : texts(proc.resolve("environ"))) {
            again.environment()
                    .put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        process.destroyForcibly();
        process.onExit().join();

        Process successor = again.start();
        RunningDaemon known = stack().running().getFirst();

        assertThat(known.pid()).isEqualTo(successor.pid());
        assertThat(stack().down()).containsExactly(known);
        assertThat(successor.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private static List<String> texts(Path file) throws IOException {
        return List.of(Files.readString(file).split("\0", 0));
    }

    @Test
    void leavesAloneWhatRuns() throws InterruptedException {
        var anyPort = Configuration.of(Map.of("ALERT_INBOX_PORT", "0"));
        stack().up(folder, anyPort, Map.of(), line -> {});
        RunningDaemon first = stack().running().getFirst();

        stack().up(folder, anyPort, Map.of(), line -> {});

        assertThat(stack().running()).containsExactly(first);
    }

    @Test
    void startsNothingWhenAPortIsTaken() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var settings = Configuration.of(Map.of("ALERT_INBOX_PORT", String.valueOf(socket.getLocalPort())));

            assertThatThrownBy(() -> stack().up(folder, settings, Map.of(), line -> {}))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining("alert-inbox");
            assertThat(stack().running()).isEmpty();
        }
    }

    @Test
    void tellsTheCollectorWhenTheShopHasMoved() throws Exception {
        Map<String, Path> executables = Map.of("collector", collector());
        upAsToldBy("localhost:6379", executables);
        upAsToldBy("localhost:6379", executables);
        upAsToldBy("localhost:16379", executables);

        assertThat(folder.resolve("asked")).hasContent("""
                localhost:6379
                localhost:16379
                """);
    }

    /** With the note that the shop leaves. */
    private void upAsToldBy(String redis, Map<String, Path> executables) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("instance.json"), """
                {"pid": %d, "ready": true, "urls": {"main-service": "http://localhost:1"}, "servers": {"redis": "%s"}}
                """.formatted(
                        ProcessHandle.current().pid(), redis));
        Configuration settings = Configuration.of(Map.of(
                        "ALERT_INBOX_PORT", "0",
                        "OTLP_GRPC_PORT", "0",
                        "OTLP_HTTP_PORT", "0",
                        "COLLECTOR_EXPORTER_PORT", "0",
                        "COLLECTOR_METRICS_PORT", "0",
                        "COLLECTOR_HEALTH_PORT", "0"))
                .with(ShopNote.settings(folder));
        assertThat(stack().up(folder, settings, executables, line -> {})).isTrue();
    }

    /** Writes down whom it is told to ask, and is healthy. */
    private Path collector() throws IOException {
        Path file = Files.writeString(
                folder.resolve("collector.sh"), """
                #!/bin/sh
                echo "$REDIS_ENDPOINT" >> "%s/asked"
                "%s/bin/jwebserver" -b 127.0.0.1 -p "$COLLECTOR_HEALTH_PORT" -d "%s" &
                trap 'kill $!; wait $!; exit 0' TERM
                wait
                """.formatted(folder, System.getProperty("java.home"), folder));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Stack stack() {
        return new Stack(new StackDirectory(folder));
    }
}
