package dev.webstore.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.webstore.launcher.instance.DataDirectory;
import dev.webstore.launcher.instance.Instance;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as people use them: processes, signals and what is left behind. */
class LauncherTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What a process ends with that was told to by signal 15, SIGTERM. */
    private static final int TERMINATED = 128 + 15;

    @TempDir
    private Path home;

    private final List<ShopProcess> processes = new ArrayList<>();
    private DataDirectory directory;
    private String data;

    @BeforeEach
    void choose() {
        directory = new DataDirectory(home.resolve("the data"));
        data = directory.path().toString();
    }

    @AfterEach
    void stopWhatATestLeft() {
        processes.forEach(shop -> shop.process().destroyForcibly());
        CommandRun.of("down", "--data-dir", data);
    }

    @Test
    void runsUntilItIsTerminatedAndLeavesNothingRunning() throws Exception {
        ShopProcess shop = up(Map.of("OTEL_SDK_DISABLED", "false"));
        Instance instance = ready(shop);

        assertThat(shop.printed()).contains("The shop is ready", "user@webstore.example");
        for (var service : instance.urls().values()) {
            assertThat(status(service + "/health")).isEqualTo(200);
        }
        assertThat(directory.logs().resolve("main-service.log")).isNotEmptyFile();
        var status = CommandRun.of("status", "--data-dir", data);
        assertThat(status.exitCode()).isZero();
        assertThat(status.out())
                .containsPattern("frontend +http://localhost:\\d+ +healthy")
                .containsPattern("console +http://localhost:\\d+ +healthy");
        var second = CommandRun.of("up", "--data-dir", data);
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.err())
                .isEqualToIgnoringNewLines("A WebStore already runs from %s (process %d); ./webstore down stops it"
                        .formatted(data, instance.pid()));
        assertThat(CommandRun.of("reset", "--data-dir", data).err()).contains("A WebStore runs from " + data);

        shop.process().destroy();

        assertThat(shop.exitCode()).isEqualTo(TERMINATED);
        assertThat(shop.printed())
                .containsSubsequence(
                        "frontend           stopped",
                        "main-service       stopped",
                        "payments-service   stopped",
                        "postgresql         stopped",
                        "redis              stopped");
        assertThat(directory.servers()).isEmpty();
        assertThat(directory.running()).isEmpty();
        assertThat(CommandRun.of("status", "--data-dir", data).exitCode()).isEqualTo(1);
    }

    @Test
    void recoversFromAKillAndComesDown() throws Exception {
        ShopProcess shop = up(Map.of());
        ready(shop);

        shop.process().destroyForcibly();
        shop.exitCode();
        assertThat(directory.servers()).hasSize(2);
        assertThat(CommandRun.of("reset", "--data-dir", data).err()).contains("A server still runs from " + data);

        ShopProcess detached = start(Map.of(), "up", "--detach", "--data-dir", data);
        assertThat(detached.exitCode()).as(detached.printed()).isZero();
        assertThat(detached.printed()).contains("The shop is ready");
        assertThat(directory.running()).get().matches(Instance::ready);

        assertThat(CommandRun.of("down", "--data-dir", data).out()).isEqualToIgnoringNewLines("Stopped.");
        assertThat(directory.running()).isEmpty();
        assertThat(directory.servers()).isEmpty();
        assertThat(CommandRun.of("reset", "--data-dir", data).exitCode()).isZero();
        assertThat(directory.path()).doesNotExist();
    }

    @Test
    void doesNotStartOnATakenPort() throws Exception {
        try (var owner = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ShopProcess shop = up(Map.of("PAYMENTS_SERVICE_LISTEN_PORT", String.valueOf(owner.getLocalPort())));

            assertThat(shop.exitCode()).isEqualTo(1);
            assertThat(shop.printed().lines().skip(2))
                    .containsExactly(
                            "payments-service cannot start: port %d is taken by java (process %d); free it, or set PAYMENTS_SERVICE_LISTEN_PORT"
                                    .formatted(
                                            owner.getLocalPort(),
                                            ProcessHandle.current().pid()));
            assertThat(directory.servers()).isEmpty();
            assertThat(directory.running()).isEmpty();
        }
    }

    @Test
    void leavesNothingRunningWhenAServiceDoesNotStart() throws Exception {
        ShopProcess shop = up(Map.of("PAYMENTS_PROVIDER_TIMEOUT", "soon"));

        assertThat(shop.exitCode()).isEqualTo(1);
        assertThat(shop.printed()).contains("PAYMENTS_PROVIDER_TIMEOUT is \"soon\", but must be a duration");
        assertThat(directory.servers()).isEmpty();
    }

    @Test
    void runsOneServiceByItself() throws Exception {
        ShopProcess server = start(Map.of(), "run", "redis", "--data-dir", data);
        await().atMost(PATIENCE).until(() -> server.printed().contains("REDIS_URL=redis://localhost:"));
        int port = freePort();
        ShopProcess service =
                start(Map.of("CRM_SYSTEM_LISTEN_PORT", String.valueOf(port)), "run", "crm-system", "--data-dir", data);
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> status("http://localhost:%d/health".formatted(port)) == 200);

        server.process().destroy();
        service.process().destroy();

        assertThat(server.exitCode()).isEqualTo(TERMINATED);
        assertThat(service.exitCode()).isEqualTo(TERMINATED);
        assertThat(directory.servers()).isEmpty();
    }

    @Test
    void deletesOnlyWhatIsItsOwn() throws IOException {
        Files.createDirectories(directory.path());
        Path letter = Files.writeString(directory.path().resolve("letter.txt"), "Dear customer");

        var reset = CommandRun.of("reset", "--data-dir", data);

        assertThat(reset.exitCode()).isEqualTo(1);
        assertThat(reset.err()).contains("Nothing was deleted: " + letter);
        assertThat(letter).exists();
    }

    private ShopProcess up(Map<String, String> settings) throws IOException {
        return start(settings, "up", "--data-dir", data);
    }

    private ShopProcess start(Map<String, String> settings, String... arguments) throws IOException {
        var shop = ShopProcess.start(Files.createTempFile(home, "output", ".txt"), settings, arguments);
        processes.add(shop);
        return shop;
    }

    private Instance ready(ShopProcess shop) {
        await().atMost(PATIENCE)
                .until(() -> !shop.process().isAlive()
                        || directory.running().filter(Instance::ready).isPresent());
        assertThat(shop.process().isAlive()).as(shop.printed()).isTrue();
        return directory.running().orElseThrow();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static int status(String url) throws IOException {
        return ((HttpURLConnection) URI.create(url).toURL().openConnection()).getResponseCode();
    }
}
