package dev.webstore.console.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {

    record Group(String name, Duration groupWait, Map<String, String> labels) {}

    record Groups(List<Group> groups) {}

    private static Groups read(String text) {
        return Yaml.read(new TextFile("rules/a.yml", text), Groups.class);
    }

    @Test
    void readsRecords() {
        Groups groups = read("""
                # A comment.
                groups:
                  - name: first
                    group_wait: 1m30s
                    labels:
                      severity: critical
                      page: 1
                """);

        assertThat(groups.groups())
                .containsExactly(
                        new Group("first", Duration.ofSeconds(90), Map.of("severity", "critical", "page", "1")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "groups:\\n- name: a\\n  nmae: b    => rules/a.yml:3: unknown field nmae",
                "groups:\\n- name: a\\n  name: b    => rules/a.yml:3: Duplicate",
                "groups:\\n- group_wait: 5x         => rules/a.yml:2: ",
                "groups:\\n- name: [a               => rules/a.yml:",
                "groups: 5                          => rules/a.yml:1: ",
                "''                                 => rules/a.yml",
            })
    void namesFileAndLineOfAFault(String text, String message) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource({"0, PT0S", "90s, PT1M30S", "1h30m, PT1H30M", "14d, P14D", "1w3d, P10D", "250ms, PT0.25S", "1y, P365D"})
    void readsDurations(String text, Duration expected) {
        assertThat(PrometheusDuration.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "m5", "5x", "-5m", "1m1h", "1.5m"})
    void refusesWhatIsNoDuration(String text) {
        assertThatThrownBy(() -> PrometheusDuration.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
