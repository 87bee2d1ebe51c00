package dev.webstore.console.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SilencesTest {

    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final Silences silences = new Silences(() -> now);

    private Silence silence(String id, String matcher, int fromSeconds, int toSeconds) {
        return new Silence(
                id,
                Matchers.parse(List.of(matcher)),
                now.plusSeconds(fromSeconds),
                now.plusSeconds(toSeconds),
                now,
                "me",
                "because");
    }

    @Test
    void actsFromItsStartToItsEnd() {
        String id = silences.set(silence("", "a=b", 10, 20));

        assertThat(silences.silencing(Map.of("a", "b"))).isEmpty();
        now = now.plusSeconds(10);
        assertThat(silences.silencing(Map.of("a", "b"))).containsExactly(id);
        assertThat(silences.silencing(Map.of("a", "c"))).isEmpty();
        now = now.plusSeconds(10);
        assertThat(silences.silencing(Map.of("a", "b"))).isEmpty();
    }

    @Test
    void canBeProlongedUnderItsId() {
        Silence silence = silence("", "a=b", 0, 20);
        String id = silences.set(silence);
        now = now.plusSeconds(5);

        assertThat(silences.set(new Silence(
                        id, silence.matchers(), silence.startsAt(), now.plusSeconds(900), now, "me", "longer")))
                .isEqualTo(id);
        assertThat(silences.all()).hasSize(1);
    }

    @Test
    void getsASuccessorWhenItsAlertsChange() {
        String id = silences.set(silence("", "a=b", 0, 20));
        String successor = silences.set(silence(id, "a=c", 0, 20));

        assertThat(successor).isNotEqualTo(id);
        assertThat(silences.find(id).orElseThrow().stateAt(now)).isEqualTo(Silence.State.EXPIRED);
        assertThat(silences.silencing(Map.of("a", "c"))).containsExactly(successor);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> silences.set(silence("", "a=~\".*\"", 0, 20)))
                .hasMessageContaining("at least one matcher must not match the empty string");
        assertThatThrownBy(() -> silences.set(silence("", "a=b", 20, 10))).hasMessageContaining("after start");
        assertThatThrownBy(() -> silences.set(silence("", "a=b", -20, -10))).hasMessageContaining("past");
        assertThatThrownBy(() -> silences.set(silence("unknown", "a=b", 0, 20))).hasMessageContaining("not found");
        assertThat(silences.expire("unknown")).isFalse();
    }

    @Test
    void keepsABoundedNumberForABoundedTime() {
        for (int index = 0; index < 500; index++) {
            silences.set(silence("", "a=" + index, 0, 20));
        }
        assertThatThrownBy(() -> silences.set(silence("", "a=b", 0, 20))).isInstanceOf(IllegalStateException.class);

        now = now.plus(Duration.ofHours(25));
        assertThat(silences.all()).isEmpty();
    }
}
