package dev.webstore.console.logql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.webstore.console.log.Level;
import dev.webstore.console.log.LogRecord;
import dev.webstore.console.logql.LogQl.Aggregation;
import dev.webstore.console.logql.LogQl.Measure;
import dev.webstore.console.logql.LogQl.Metric;
import dev.webstore.console.logql.LogQl.Stream;
import dev.webstore.console.signal.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogQlTest {

    private static final LogLine LINE = LogLine.of(new LogRecord(
            1,
            Instant.EPOCH,
            Level.WARN,
            "Charge of order 42 refused",
            "Charges",
            "0af7651916cd43dd8448eb211c80319c",
            "b7ad6b7169203331",
            Map.of("country", "BR", "payment.amount", 19.99),
            new Resource(Map.of("service.name", "payments-service", "deployment.environment.name", "development"))));

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
        assertThat(stream(query).matches(LINE)).isTrue();
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
        assertThat(stream(query).matches(LINE)).isFalse();
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

    private static Stream stream(String query) {
        return (Stream) LogQl.parse(query);
    }

    private static Metric metric(String query) {
        return (Metric) LogQl.parse(query);
    }
}
