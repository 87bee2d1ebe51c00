package dev.webstore.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.webstore.platform.market.Country;
import dev.webstore.platform.money.Money;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.Problem.FieldError;
import dev.webstore.platform.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

    @Test
    void readsWhatIsRight() {
        Fields fields = fields("""
                {"name": "Uma", "quantity": 3, "country": "DE", "price": 19.9, "gift": true,
                 "items": [{"id": "a"}, {"id": "b"}], "box": {"size": 2}, "nothing": null}""");
        assertThat(fields.text("name", 1, 10)).isEqualTo("Uma");
        assertThat(fields.integer("quantity", 1, 99)).isEqualTo(3);
        assertThat(fields.oneOf("country", Country.class)).isEqualTo(Country.DE);
        assertThat(fields.money("price")).isEqualTo(Money.ofCents(1990));
        assertThat(fields.optionalFlag("gift")).contains(true);
        assertThat(fields.list("items", 1, 5, item -> item.text("id", 1, 5))).containsExactly("a", "b");
        assertThat(fields.optionalObject("box", box -> box.integer("size", 1, 3)))
                .contains(2L);
        assertThat(fields.optionalText("nothing", 1, 5)).isEmpty();
        fields.check();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"text\"", "null", "{\"a\":1}x", "{\"a\":1,\"a\":2}", "{\"a\": NaN}"})
    void refusesWhatIsNotOneObject(String body) {
        Problem problem = problem(() -> fields(body));
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("body");
    }

    @Test
    void saysWhereAndNotHowTheParserFoundOut() {
        assertThat(problem(() -> fields("{\"a\":1} {}")).detail())
                .isEqualTo("body is not valid JSON at line 1, column 9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "1.1", "1e400", "-1e400", "\"0.5\"", "true", "[]"})
    void refusesNumbersOutOfRange(String number) {
        Fields fields = fields("{\"rate\": %s}".formatted(number));
        fields.optionalNumber("rate", 0, 1);
        assertThat(problem(fields::check).errors())
                .extracting(FieldError::field)
                .containsExactly("rate");
    }

    @Test
    void refusesBottomlessNesting() {
        String body = "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        assertThat(problem(() -> fields(body)).errors())
                .extracting(FieldError::field)
                .containsExactly("body");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                     | is missing
                    {"n": null}            | is missing
                    {"n": "3"}             | must be a whole number
                    {"n": 3.5}             | must be a whole number
                    {"n": true}            | must be a whole number
                    {"n": 0}               | must be from 1 to 99
                    {"n": -1}              | must be from 1 to 99
                    {"n": 100}             | must be from 1 to 99
                    {"n": 99999999999999999999} | must be from 1 to 99""")
    void saysWhatIsWrongWithANumber(String body, String expected) {
        assertThat(errors(body, fields -> fields.integer("n", 1, 99))).containsExactly(new FieldError("n", expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"m": "1.00"}     | must be a number
                    {"m": 1.001}      | must have at most two decimals
                    {"m": -0.01}      | must be from 0.00 to 1000000000.00
                    {"m": 1e30}       | must be from 0.00 to 1000000000.00""")
    void saysWhatIsWrongWithAnAmount(String body, String expected) {
        assertThat(errors(body, fields -> fields.money("m"))).containsExactly(new FieldError("m", expected));
    }

    @Test
    void refusesControlCharactersInText() {
        assertThat(errors("{\"t\": \"a\\r\\nb\"}", fields -> fields.text("t", 1, 10)))
                .containsExactly(new FieldError("t", "must not contain control characters"));
    }

    @Test
    void namesAllWrongFieldsAtOnceWithTheirPaths() {
        List<FieldError> errors = errors("{\"items\": [{\"q\": 1}, {\"q\": 0}, 7]}", fields -> {
            fields.list("items", 1, 5, item -> item.integer("q", 1, 9));
            fields.oneOf("country", Country.class);
        });
        assertThat(errors).extracting(FieldError::field).containsExactly("items[1].q", "items[2]", "country");
    }

    private static List<FieldError> errors(String body, Consumer<Fields> reading) {
        return problem(() -> {
                    Fields fields = fields(body);
                    reading.accept(fields);
                    fields.check();
                })
                .errors();
    }

    private static Problem problem(Runnable work) {
        return catchThrowableOfType(ProblemException.class, work::run).problem();
    }

    private static Fields fields(String body) {
        return Fields.parse(body.getBytes(StandardCharsets.UTF_8));
    }
}
