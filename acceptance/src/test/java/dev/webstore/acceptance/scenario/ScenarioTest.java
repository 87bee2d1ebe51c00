package dev.webstore.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.acceptance.machine.Command;
import dev.webstore.acceptance.machine.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All game days that can happen in a shop of one process, in fast motion. There are two such shops, so that two can go on at
 * once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class ScenarioTest {

    private static final int SHOPS = 2;

    private static final Path SCENARIOS =
            Path.of("../traffic/scenarios").toAbsolutePath().normalize();

    private final BlockingQueue<FastShop> idle = new LinkedBlockingQueue<>();

    @BeforeAll
    void open(@TempDir Path directory) throws IOException, InterruptedException {
        var ports = new FreePorts();
        for (int i = 0; i < SHOPS; i++) {
            idle.add(new FastShop(directory.resolve("shop" + i), ports));
        }
    }

    @AfterAll
    void close() throws InterruptedException {
        for (FastShop shop : idle) {
            shop.close();
        }
    }

    static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(SCENARIOS)) {
            return files
                    .filter(file -> !needsProcessesOfTheirOwn(file))
                    .map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyExpectationIsMet(String name) throws IOException, InterruptedException {
        Command run = run(name, SCENARIOS);

        assertThat(run.process().exitValue()).as(run.said()).isZero();
        assertThat(run.said()).contains("PASSED").doesNotContain("FAIL");
    }

    /** The folder has a scenario that cannot happen here, and one that waits for an alert which does not come. */
    @Test
    void aWrongScenarioEndsRedAndOneThatDoesNotFitIsSkipped() throws IOException, InterruptedException {
        Command run = run("all", Path.of("src/test/scenarios"));

        assertThat(run.process().exitValue()).as(run.said()).isEqualTo(1);
        assertThat(run.said())
                .contains("SKIPPED: promotions-service shares its process with")
                .contains("FAIL OTELCollectorHighMemory fires within 4 s: it did not")
                .contains("OK   customers can browse US")
                .contains("FAILED");
    }

    private Command run(String name, Path scenarios) throws IOException, InterruptedException {
        FastShop shop = idle.take();
        try {
            Command run = shop.scenario(name, scenarios);
            run.process().waitFor();
            return run;
        } finally {
            idle.add(shop);
        }
    }

    private static boolean needsProcessesOfTheirOwn(Path scenario) {
        try {
            return Files.readString(scenario).contains("- kill:");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
