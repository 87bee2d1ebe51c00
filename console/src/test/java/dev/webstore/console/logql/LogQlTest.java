package dev.webstore.console.logql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.webstore.console.compact.Limits;
import dev.webstore.console.dashboard.Window;
import dev.webstore.console.log.LogStore;
import dev.webstore.console.logql.LogQl.Aggregation;
import dev.webstore.console.logql.LogQl.Measure;
import dev.webstore.console.logql.LogQl.Metric;
import dev.webstore.console.signal.LogRecords;
import dev.webstore.console.testing.MutableClock;
import dev.webstore.console.testing.Otlp;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogQlTest {

    private final LogStore logs = new LogStore(new Limits(1_000_000, Duration.ofHours(1)), new MutableClock());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{service_name=\"payments-service\"}",
                "{service_name=~\"main.*|payments.*\", level!=\"INFO\"}",
                "{level=~\".+\"} |= \"order 42\"",
                "{level=\"WARN\"} != \"captured\" |~ `[0-9]+` !~ \"^x\"",
                "{level=\"WARN\"} | country=\"BR\"",
                "{level=\"WARN\"} | country=\"US\" or country=\"BR\"",
                "{level=\"WARN\"} | json | payment_amount > 19 | line_format \"{{.msg}}\"",
                "{level=\"WARN\"} | trace_id != \"\""
            })
    void findsWhatFits(String query) {
        assertThat(isFoundBy(query)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{service_name=\"main-service\"}",
                "{service_name=~\"payments\"}",
                "{level=\"WARN\"} |= \"captured\"",
                "{level=\"WARN\"} | payment_amount > 20",
                "{level=\"WARN\"} | country > 1",
                "{level=\"WARN\"} | absent=\"x\""
            })
    void leavesOutWhatDoesNot(String query) {
        assertThat(isFoundBy(query)).isFalse();
    }

    @Test
    void countsForEachPoint() {
        for (int second = 0; second <= 100; second++) {
            LogRecord.Builder log =
                    Otlp.log(second % 10 == 0 ? 17 : 9, "At " + second, Otlp.attribute("half", second / 51));
            LogRecords.read(Otlp.logs("main-service", log.setTimeUnixNano(second * 1_000_000_000L + 1)), logs::add);
        }
        var answers = new LogAnswers(logs);
        Window window = Window.of(20_000, 100_000, 9);

        assertThat(answers.range("sum(count_over_time({} |= \"\" [10s]))", window))
                .singleElement()
                .satisfies(series -> assertThat(series.values()).containsOnly(10));
        assertThat(answers.range("sum by (level) (rate({level=~\"E.*\"}[20s]))", window))
                .singleElement()
                .satisfies(series -> {
                    assertThat(series.labels()).containsEntry("level", "ERROR");
                    assertThat(series.values()).containsOnly(0.1);
                });
        assertThat(answers.range("sum by (half) (count_over_time({}[1000s]))", window))
                .extracting(series -> series.values()[8])
                .containsExactly(51.0, 50.0);
        assertThat(answers.range("sum(bytes_over_time({} | half > 0 [10s]))", window))
                .singleElement()
                .satisfies(
                        series -> assertThat(series.values()[8]).isEqualTo(9 * "At 99".length() + "At 100".length()));
        assertThat(answers.range("sum(rate({level=\"FATAL\"}[1m])) or vector(0)", window))
                .singleElement()
                .satisfies(series -> assertThat(series.values()).containsOnly(0));
        assertThat(answers.records("{} |~ \"9$\"", window, 3))
                .extracting(record -> record.message())
                .containsExactly("At 99", "At 89", "At 79");
    }

    @Test
    void readsMetricQueries() {
        assertThat(metric("sum by (service_name, level) (count_over_time({level=\"WARN\"} |= \"x\" [1h30m]))"))
                .satisfies(metric -> {
                    assertThat(metric.measure()).isEqualTo(Measure.COUNT_OVER_TIME);
                    assertThat(metric.rangeMillis()).isEqualTo(5_400_000);
                    assertThat(metric.aggregation())
                            .isEqualTo(new Aggregation("sum", 0, List.of("service_name", "level")));
                    assertThat(metric.zero()).isFalse();
                });
        assertThat(metric("sum(rate({}[60s])) by (level) or vector(0)").zero()).isTrue();
        assertThat(metric("topk(5, sum by (logger) (count_over_time({}[1m])))").aggregation())
                .isEqualTo(new Aggregation("topk", 5, List.of("logger")));
        assertThat(metric("rate({}[1m])").aggregation().operator()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{a}",
                "{a=b}",
                "{a=\"b\"",
                "{a=~\"(\"}",
                "{a=\"b\"} |",
                "{a=\"b\"} extra",
                "rate({})",
                "rate({}[0s])",
                "nothing({}[1m])",
                "sum(rate({}[1m])",
                "quantile_over_time(0.9, {} | unwrap x [1m])"
            })
    void saysWhatItDoesNotUnderstand(String query) {
        assertThatThrownBy(() -> LogQl.parse(query))
                .isInstanceOf(LogQlException.class)
                .hasMessageMatching(".+");
    }

    /** Whether it finds a certain record. */
    private boolean isFoundBy(String query) {
        LogRecords.read(
                Otlp.logs(
                        "payments-service",
                        Otlp.log(
                                        13,
                                        "Charge of order 42 refused",
                                        Otlp.attribute("country", "BR"),
                                        Otlp.attribute("payment.amount", 20))
                                .setTraceId(Otlp.bytes(1, 2))),
                logs::add);
        return !new LogAnswers(logs)
                .records(query, Window.of(0, Long.MAX_VALUE / 1_000_000, 10), 1)
                .isEmpty();
    }

    private static Metric metric(String query) {
        return (Metric) LogQl.parse(query);
    }
}
