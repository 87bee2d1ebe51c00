package dev.webstore.traffic.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixTest {

    @Test
    void readsThreeShares() {
        assertThat(Mix.parse("0/10/90")).isEqualTo(new Mix(0, 10, 90)).hasToString("0/10/90");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "50", "50/50", "50/30/30", "-10/50/60", "a/b/c", "50/30/20/0"})
    void refusesWhatIsNotAMix(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Mix.parse(text));
    }
}
