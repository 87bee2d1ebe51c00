package dev.webstore.stack.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProgramsTest {

    @Test
    void everyProgramSaysWhereItComesFrom() {
        assertThat(Programs.load().programs()).isNotEmpty().allSatisfy(program -> {
            long origins = Stream.of(program.debian(), program.go(), program.collector(), program.absent())
                    .filter(Objects::nonNull)
                    .count();
            assertThat(origins).as(program.name()).isEqualTo(1);
        });
    }

    @Test
    void whatIsBuiltIsPinned() {
        assertThat(Programs.load().programs())
                .filteredOn(program -> program.go() != null || program.collector() != null)
                .allSatisfy(program -> assertThat(program.version()).matches("v?\\d+\\.\\d+\\.\\d+"));
    }

    @Test
    void isFoundByName() {
        assertThat(Programs.load().named("collector")).isPresent();
        assertThat(Programs.load().named("nagios")).isEmpty();
    }
}
