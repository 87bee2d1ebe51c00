package dev.webstore.acceptance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpressionTest {

    @Test
    void findsSeriesAndTheLabelsTheyAreSelectedBy() {
        Expression expression = Expression.of("""
                sum by (service_name, le) (rate(requests_bucket{le=~"1|1[.]0", http_route!="/a{b}"}[5m:1m] offset 1h))
                  / on (service_name) group_left (job) (slo:events:rate5m > 1.5e6)
                and absent(up) or vector(0) # by (nobody)
                unless "text{label=1}" > bool 500e6
                """);

        assertThat(expression.series())
                .isEqualTo(Map.of(
                        "requests_bucket", Set.of("le", "http_route"), "slo:events:rate5m", Set.of(), "up", Set.of()));
        assertThat(expression.grouping()).containsExactlyInAnyOrder("service_name", "le", "job");
    }
}
