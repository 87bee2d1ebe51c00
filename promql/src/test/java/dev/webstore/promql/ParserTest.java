package dev.webstore.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "-1.5e-07",
                "+Inf",
                "\"text \\\"in\\\" quotes\"",
                "metric",
                "metric{a=\"b\",c!~\"d.*\"}",
                "{\"with spaces\",\"label.with.dots\"=\"x\"}",
                "{__name__=~\"a|b\"}",
                "rate(metric[5m])",
                "metric offset -1h30m",
                "metric @ 1609746000.123 offset 5m",
                "rate(metric[step() * 2])",
                "increase(metric{a=\"b\"}[5m] anchored @ 17.000 offset 1m)",
                "metric smoothed offset 5m",
                "info(rate(metric[5m]), {version=~\".*\"})",
                "metric offset (-range())",
                "max_over_time(metric[max_of(range(), 1):step() / 2] offset (min_of(step(), 5) + 1))",
                "max_over_time(rate(metric[1m])[1h:30s] @ end())",
                "sum by (a, b) (metric)",
                "sum without () (metric)",
                "topk(5, metric)",
                "count_values(\"value\", metric)",
                "metric{a=\"\\xc5z\"} </ 2",
                "metric >/ -Inf",
                "a + on (x) group_left (y, z) b",
                "a == bool b",
                "a and ignoring (x) b or c unless d",
                "-(a + b) ^ 2",
                "label_replace(a, \"b\", \"$1\", \"c\", \"(.*)\")",
                "time()"
            })
    void writesWhatItReads(String text) {
        assertThat(Expression.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "|1:1: parse error: no expression found in input",
                "1 +|1:4: parse error: unexpected end of input",
                "sum(|1:5: parse error: unexpected end of input",
                "a{b=}|1:5: parse error: unexpected \"}\" in label matching, expected string",
                "a[5m|1:5: parse error: unexpected end of input in subquery or range, expected \"]\"",
                "a[0s]|1:2: parse error: duration must be greater than 0",
                "rate(a)|1:1: parse error: expected type range vector in call to function \"rate\", got instant vector",
                "a @ b|1:5: parse error: unexpected identifier \"b\", expected number",
                "a anchored smoothed|1:12: parse error: anchored and smoothed modifiers cannot be used together",
                "a[5m:] smoothed|1:8: parse error: smoothed modifier is not supported for subqueries",
                "a offset 5m offset 5m|1:13: parse error: offset may not be set multiple times",
                "1 </ 1|1:3: parse error: operator \"</\" not allowed for Scalar operations",
                "1 and 1|1:3: parse error: set operator \"and\" not allowed in binary scalar expression",
                "a + bool b|1:5: parse error: bool modifier can only be used on comparison operators",
                "'open|1:1: parse error: unterminated quoted string",
                "5mm|1:1: parse error: bad number or duration syntax: \"5mm\"",
                "a $ b|1:3: parse error: unexpected character: '$'",
                "{a=~\"(\"}|1:5: parse error: error parsing regexp: missing closing ): `(`"
            })
    void saysWhatIsWrongAndWhere(String text, String message) {
        assertThatThrownBy(() -> Expression.parse(text == null ? "" : text))
                .isInstanceOf(ParseException.class)
                .hasMessage(message);
    }

    @Test
    void countsLines() {
        assertThatThrownBy(() -> Expression.parse("sum(\n  a,\n  $)")).hasMessageStartingWith("3:3: parse error:");
    }

    @Test
    void nestingEndsBeforeTheStackDoes() {
        for (String open : new String[] {"(", "-", "sum(", "1 ^ ", "abs("}) {
            assertThatThrownBy(() -> Expression.parse(open.repeat(100_000) + "1"))
                    .isInstanceOf(ParseException.class);
        }
    }

    @Test
    void listsSelectors() {
        Expression expression = Expression.parse("sum(rate(a[5m])) / max_over_time(b{c=\"d\"}[1h:]) > 2 * d");

        assertThat(expression.selectors().map(Expression.Selector::metric)).containsExactly("a", "b", "d");
    }

    @Property(tries = 2_000)
    void anyTextIsAnExpressionOrIsRefused(@ForAll("nonsense") String text) {
        try {
            Expression.parse(text);
        } catch (ParseException e) {
            assertThat(e).hasMessageMatching("(?s)\\d+:\\d+: parse error: .+");
        }
    }

    @Provide
    Arbitrary<String> nonsense() {
        return Arbitraries.of(
                        "a",
                        "sum",
                        "by",
                        "(",
                        ")",
                        "{",
                        "}",
                        "[",
                        "]",
                        "5m",
                        "1",
                        ",",
                        "=",
                        "=~",
                        "!=",
                        "\"x\"",
                        "'",
                        "+",
                        "-",
                        "^",
                        "offset",
                        "@",
                        "bool",
                        "on",
                        "group_left",
                        "and",
                        "rate",
                        ":",
                        "0x",
                        "1e",
                        " ",
                        "\n",
                        "#",
                        "é",
                        "\\",
                        "`",
                        "inf",
                        "start()",
                        "step()",
                        "</",
                        "info(",
                        "smoothed",
                        "anchored",
                        "range",
                        "min_of(",
                        "topk")
                .list()
                .ofMaxSize(25)
                .map(words -> String.join("", words));
    }

    @Property(tries = 500)
    void whatIsWrittenMeansTheSame(@ForAll("expressions") Expression expression) {
        assertThat(Expression.parse(expression.toString())).hasToString(expression.toString());
    }

    @Provide
    Arbitrary<Expression> expressions() {
        return vectors(3).map(Expression::parse);
    }

    private static Arbitrary<String> vectors(int depth) {
        Arbitrary<String> selectors = Arbitraries.of(
                "a",
                "b{c=\"d\"}",
                "{__name__=~\"x.*\",e!=\"\"}",
                "a offset 5m",
                "a @ 17",
                "rate(a[5m])",
                "rate(a[2 * Step()] offset -min_of(range(), 1h))",
                "a @ 17 smoothed",
                "delta(b{c=\"d\"}[1h] offset 5m anchored)",
                "max_over_time(b[1h:5m])");
        if (depth == 0) {
            return selectors;
        }
        Arbitrary<String> inner = vectors(depth - 1);
        return Arbitraries.oneOf(
                selectors,
                inner.map(text -> "(" + text + ")"),
                inner.map(text -> "-(" + text + ")"),
                inner.map(text -> "sum by (c, e) (" + text + ")"),
                inner.map(text -> "topk(3, " + text + ")"),
                inner.map(text -> "abs(" + text + ")"),
                inner.map(text -> text + " > bool 2"),
                inner.map(text -> "(" + text + ") </ 2"),
                inner.map(text -> "info(" + text + ", {e=~\".*\"})"),
                Combinators.combine(
                                inner,
                                Arbitraries.of(" + ", " and ", " / on (c) group_left (e) ", " or ", " ^ "),
                                inner)
                        .as((left, operator, right) -> "(" + left + ")" + operator + "(" + right + ")"));
    }
}
