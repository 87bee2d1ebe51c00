package dev.webstore.traffic.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {

    @Test
    void saysItAsPeopleDo() {
        assertThat(TimeSpan.words(Duration.ofMinutes(15))).isEqualTo("15 min");
        assertThat(TimeSpan.words(Duration.ofSeconds(90))).isEqualTo("90 s");
        assertThat(TimeSpan.words(Duration.ZERO)).isEqualTo("0 s");
    }

    @Test
    void readsLengthsOfTime() {
        assertThat(TimeSpan.parse("250ms")).isEqualTo(Duration.ofMillis(250));
        assertThat(TimeSpan.parse("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(TimeSpan.parse(" 5m ")).isEqualTo(Duration.ofMinutes(5));
        assertThat(TimeSpan.parse("2h")).isEqualTo(Duration.ofHours(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-5s", "5 s", "1.5m", "1d", "99999999999s"})
    void refusesWhatIsNone(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeSpan.parse(text))
                .withMessageContaining("such as");
    }

    @Test
    void showsAClock() {
        assertThat(TimeSpan.clock(Duration.ofSeconds(3_725))).isEqualTo("01:02:05");
    }
}
