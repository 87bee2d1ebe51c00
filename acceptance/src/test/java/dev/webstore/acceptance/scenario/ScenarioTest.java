package dev.webstore.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.console.ConsolePort;
import dev.webstore.platform.service.ServiceName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Game days in fast motion, one after another in a shop that runs in one process, with its console.
 *
 * <p>{@code -Dwebstore.scenarios=all} runs the others, too; a list of names, separated by commas, those.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScenarioTest {

    private static final Path SCENARIOS =
            Path.of("../traffic/scenarios").toAbsolutePath().normalize();

    /** Rules of five minutes take ten seconds then, which is long enough for ten samples. */
    private static final String TIMES_FASTER = "30";

    private static final String ALL = "all";

    /** Each kind of fault and what it hits at least once, of those that take less than a minute. */
    private static final String USUAL = "provider-outage-brazil,crm-down,bad-deploy,database-pool-starved,stock-out,"
            + "endpoint-scanning,retry-storm,traffic-gone";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Map<String, String> settings = new HashMap<>();
    private Path directory;
    private Command shop;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException, InterruptedException {
        directory = folder;
        List<String> keys = new ArrayList<>(List.of("POSTGRESQL_LISTEN_PORT", "REDIS_LISTEN_PORT"));
        Stream.of(ServiceName.values()).map(ServiceName::listenPortKey).forEach(keys::add);
        Stream.of(ConsolePort.values()).map(ConsolePort::listenPortKey).forEach(keys::add);
        Set<Integer> ports = new HashSet<>();
        while (ports.size() < keys.size()) {
            ports.add(freePort());
        }
        Iterator<Integer> port = ports.iterator();
        keys.forEach(key -> settings.put(key, port.next().toString()));
        settings.put("WEBSTORE_ROOT", Path.of("..").toAbsolutePath().normalize().toString());
        settings.put("WEBSTORE_DATA_DIR", directory.resolve("data").toString());
        shop = Command.start(
                directory.resolve("up.txt"), settings, List.of("up", "--no-traffic", "--fast-rules", TIMES_FASTER));
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!shop.said().contains("Stop it by Ctrl-C")) {
            assertThat(shop.process().isAlive() && Instant.now().isBefore(deadline))
                    .as(shop.said())
                    .isTrue();
            Thread.sleep(100);
        }
    }

    @AfterAll
    void close() throws InterruptedException {
        shop.close();
    }

    static Stream<String> names() throws IOException {
        String wanted = System.getProperty("webstore.scenarios", USUAL);
        if (!wanted.equals(ALL)) {
            return Stream.of(wanted.split(",", -1));
        }
        try (Stream<Path> files = Files.list(SCENARIOS)) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", "")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyExpectationIsMet(String name) throws IOException, InterruptedException {
        Command run = run(name, "--directory", SCENARIOS.toString());

        int exitCode = run.exitCode();
        if (needsProcessesOfTheirOwn(name)) {
            assertThat(exitCode).isEqualTo(1);
            assertThat(run.said()).containsAnyOf("no process of this machine serves", "shares its process with");
        } else {
            assertThat(exitCode).as(run.said()).isZero();
            assertThat(run.said()).contains("PASSED").doesNotContain("FAIL");
        }
    }

    /** The folder has a scenario that cannot happen here, and one that waits for an alert which does not come. */
    @Test
    void aWrongScenarioEndsRedAndOneThatDoesNotFitIsSkipped() throws IOException, InterruptedException {
        Command run = run("all", "--directory", "src/test/scenarios");

        assertThat(run.exitCode()).as(run.said()).isEqualTo(1);
        assertThat(run.said())
                .contains("SKIPPED: promotions-service shares its process with")
                .contains("FAIL OTELCollectorHighMemory fires within 4 s: it did not")
                .contains("OK   customers can browse US")
                .contains("FAILED");
    }

    private Command run(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("scenario", "run", "--fast-rules", TIMES_FASTER));
        all.addAll(List.of(arguments));
        return Command.start(directory.resolve(arguments[0] + ".txt"), settings, all);
    }

    private static boolean needsProcessesOfTheirOwn(String name) throws IOException {
        return Files.readString(SCENARIOS.resolve(name + ".yaml")).contains("- kill:");
    }

    /** Free, and not a port that some outgoing connection could be given in the meantime. */
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException taken) {
                // The next one.
            }
        }
    }
}
