package dev.webstore.platform.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {

    @Test
    void blankMeansAbsent() {
        var configuration = Configuration.of(Map.of("A", "  ", "B", " x "));
        assertThat(configuration.text("A", "fallback")).isEqualTo("fallback");
        assertThat(configuration.text("B")).contains("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "70000", "eight", "1.5"})
    void aWrongNumberIsNamedWithItsRange(String value) {
        var configuration = Configuration.of(Map.of("PORT", value));
        assertThatThrownBy(() -> configuration.integer("PORT", 1, 0, 65_535))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("PORT is \"%s\", but must be a whole number from 0 to 65535", value);
    }

    @Test
    void readsDurationsWithUnits() {
        var configuration = Configuration.of(Map.of("A", "250ms", "B", "2m", "C", "7d", "D", "5"));
        assertThat(configuration.duration("A", Duration.ZERO)).isEqualTo(Duration.ofMillis(250));
        assertThat(configuration.duration("B", Duration.ZERO)).isEqualTo(Duration.ofMinutes(2));
        assertThat(configuration.duration("C", Duration.ZERO)).isEqualTo(Duration.ofDays(7));
        assertThatThrownBy(() -> configuration.duration("D", Duration.ZERO)).hasMessageContaining("D is \"5\"");
    }

    @Test
    void onlyTrueAndFalseAreSwitches() {
        var configuration = Configuration.of(Map.of("A", "TRUE", "B", "yes"));
        assertThat(configuration.flag("A", false)).isTrue();
        assertThatThrownBy(() -> configuration.flag("B", false)).hasMessageContaining("true or false");
    }

    @Test
    void laterSettingsWin() {
        var configuration = Configuration.of(Map.of("A", "1", "B", "2")).with(Map.of("B", "3"));
        assertThat(configuration.startingWith("")).containsExactlyInAnyOrderEntriesOf(Map.of("A", "1", "B", "3"));
    }
}
