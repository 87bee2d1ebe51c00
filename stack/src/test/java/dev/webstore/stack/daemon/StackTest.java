package dev.webstore.stack.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.service.PortTakenException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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

    private Stack stack() {
        return new Stack(new StackDirectory(folder));
    }
}
