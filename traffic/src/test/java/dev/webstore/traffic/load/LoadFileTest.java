package dev.webstore.traffic.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.webstore.traffic.drive.Schedule;
import dev.webstore.traffic.file.BadFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoadFileTest {

    @Test
    void readsEveryKindOfStage() {
        LoadPlan plan = LoadFile.parse("test.yaml", """
                name: All of them
                users: 5
                stages:
                  - ramp: {from: 1, to: 10, for: 20s}
                  - steady: {rate: 10, for: 2m}
                  - spike: {rate: 99.5, for: 500ms}
                  - soak:
                      rate: 3
                      for: 1h
                  - breakpoint: {from: 10, to: 30, step: 10, every: 5s}
                thresholds:
                  - errors < 0.5%
                  - view cart p99.9 < 1s
                  - journeys > 3/s
                """);

        assertThat(plan.users()).isEqualTo(5);
        assertThat(plan.stages())
                .containsExactly(
                        new Stage.Steady("ramp", new Schedule(1, 10, Duration.ofSeconds(20))),
                        new Stage.Steady("steady", Schedule.constant(10, Duration.ofMinutes(2))),
                        new Stage.Steady("spike", Schedule.constant(99.5, Duration.ofMillis(500))),
                        new Stage.Steady("soak", Schedule.constant(3, Duration.ofHours(1))),
                        new Stage.Breakpoint(10, 30, 10, Duration.ofSeconds(5)));
        assertThat(plan.thresholds()).extracting(Threshold::limit).containsExactly(0.5, 1000.0, 3.0);
    }

    @Test
    void namesLineAndFieldOfEverythingThatIsWrong() {
        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> LoadFile.parse("bad.yaml", """
                        users: many
                        stages:
                          - ramp: {from: 1, to: 10}
                          - steady: {rate: -1, for: 1m}
                          - spike: {rate: 1, for: soon}
                          - jump: {rate: 1}
                          - breakpoint: {from: 30, to: 10, step: 1, every: 0s}
                          - steady: fast
                        thresholds:
                          - errors < 1
                          - dance p95 < 1s
                          - errors < 101%
                        colour: red
                        """))
                .withMessage("""
                        bad.yaml:13: colour: is unknown; there are name, description, users, stages, thresholds
                        bad.yaml:3: stages[0].ramp.for: is missing
                        bad.yaml:4: stages[1].steady.rate: must be a number from 0.01 to 10000
                        bad.yaml:5: stages[2].spike.for: must be a time such as 500ms, 30s, 5m or 1h
                        bad.yaml:6: stages[3].jump: must be one of ramp, steady, spike, soak, breakpoint
                        bad.yaml:7: stages[4].breakpoint.to: must be at least from
                        bad.yaml:7: stages[4].breakpoint.every: must be more than 0
                        bad.yaml:8: stages[5].steady: must be a mapping of fields
                        bad.yaml:10: thresholds[0]: must read like "checkout p95 < 500ms", "errors < 1%" or "journeys > 20/s"
                        bad.yaml:11: thresholds[1]: knows no step dance; there are browse, product, add, view cart, checkout
                        bad.yaml:12: thresholds[2]: holds always: errors are at most 100 %
                        bad.yaml:1: users: must be a number from 1 to 2000
                        bad.yaml:1: name: is missing""");
    }

    @Test
    void saysWhereAFileIsNoYaml() {
        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> LoadFile.parse("bad.yaml", "name: x\nstages: [\n"))
                .withMessageStartingWith("bad.yaml:3: is no YAML");
        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> LoadFile.parse("bad.yaml", "- a\n"))
                .withMessage("bad.yaml:1: must be a mapping of fields");
        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> LoadFile.read(Path.of("nowhere.yaml")))
                .withMessage("nowhere.yaml: cannot be read");
    }

    @Test
    void theExamplesCanBeRead() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("load"))) {
            List<LoadPlan> plans = files.map(LoadFile::read).toList();
            assertThat(plans)
                    .hasSize(4)
                    .allSatisfy(plan -> assertThat(plan.stages()).isNotEmpty());
        }
    }

    @Test
    void aBreakpointTriesEachRate() {
        var search = new Stage.Breakpoint(10, 30, 10, Duration.ofSeconds(5));

        assertThat(search.tries()).extracting(one -> one.schedule().to()).containsExactly(10.0, 20.0, 30.0);
    }
}
