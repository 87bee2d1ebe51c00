package dev.webstore.console.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchersTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "a=b                       => {a=\"b\"}",
                "a = \"b c\" , d!=\"\"     => {a=\"b c\",d!=\"\"}",
                "{b=~\"x|y\",a!~z}         => {a!~\"z\",b=~\"x|y\"}",
                "\"a\"=\"q\\\"\\\\\\n\"    => {a=\"q\\\"\\\\\\n\"}",
                "{}                        => {}",
            })
    void readsAndWrites(String text, String written) {
        Matchers matchers = Matchers.parse(List.of(text));

        assertThat(matchers).hasToString(written);
        assertThat(Matchers.parse(List.of(written))).isEqualTo(matchers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a=\"b", "=b", "{a=b", "a=b c=\"d\"", "a=~\"(\"", "a~b", "a=b\"c\""})
    void refusesWhatIsNotAMatcher(String text) {
        assertThatThrownBy(() -> Matchers.parse(List.of(text))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "a=b            => true",
                "a!=b           => false",
                "a=~\"b|c\"     => true",
                "a=~\"x?\"      => false",
                "a!~\"x?\"      => true",
                "missing=\"\"   => true",
                "missing!=\"\"  => false",
                "missing!=x     => true",
                "a=b,n=\"1\\n2\" => true",
                "n=~\".*\"      => true",
            })
    void comparesLabels(String text, boolean matches) {
        assertThat(Matchers.parse(List.of(text)).match(Map.of("a", "b", "n", "1\n2")))
                .isEqualTo(matches);
    }
}
