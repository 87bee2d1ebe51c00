package dev.webstore.traffic.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessStatTest {

    @Test
    void addsUserAndKernelTimeOfTheProcessAndItsEndedChildren() {
        var stat = ProcessStat.parse("4242 (java) S 17 4242 4242 0 -1 4194560 9 0 0 0 150 25 300 5 20 0 40 0 1 2 3");

        assertThat(stat).isEqualTo(new ProcessStat(4242, "java", 17, Duration.ofMillis(4_800)));
    }

    @Test
    void aCommandMayHoldSpacesAndParentheses() {
        var stat = ProcessStat.parse("7 (postgres: io) (1) R) S 3 7 7 0 -1 0 9 0 0 0 1 1 0 0 20 0 1 0 1 2 3");

        assertThat(stat).isEqualTo(new ProcessStat(7, "postgres: io) (1) R", 3, Duration.ofMillis(20)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12 java S 1", "12 (java) S 1 2 3"})
    void refusesWhatIsNoSuchLine(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> ProcessStat.parse(line));
    }
}
