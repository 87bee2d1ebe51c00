package dev.webstore.acceptance.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.acceptance.machine.Command;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.stack.daemon.StackPort;
import dev.webstore.traffic.process.PortHolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The game days that kill a process, which need services that run one at a time and the real programs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledProcessTest {

    /** A service that is killed needs some seconds to start again, whatever the factor. */
    private static final int FACTOR = 20;

    private Path directory;
    private Pipeline pipeline;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException, InterruptedException {
        directory = folder;
        pipeline = Pipeline.start(directory, FACTOR, List.of("collector", "prometheus"));
    }

    /** Those that the game days have started again are nobody's children. */
    @AfterAll
    void close() throws InterruptedException {
        if (pipeline != null) {
            PortHolder.of(pipeline.shop().url(ServiceName.PROMOTIONS).getPort())
                    .ifPresent(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            pipeline.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"promotions-killed", "collector-killed"})
    void everyExpectationIsMet(String name) throws IOException, InterruptedException {
        Command run = Command.start(
                directory.resolve(name + ".txt"),
                pipeline.whereabouts(),
                List.of(
                        "scenario",
                        "run",
                        name,
                        "--directory",
                        "../traffic/scenarios",
                        "--fast-rules",
                        String.valueOf(FACTOR),
                        "--prometheus-url",
                        "http://localhost:" + pipeline.port(StackPort.PROMETHEUS)));

        assertThat(run.process().waitFor()).as(run.said()).isZero();
        assertThat(run.said()).contains("PASSED").doesNotContain("FAIL");
    }
}
