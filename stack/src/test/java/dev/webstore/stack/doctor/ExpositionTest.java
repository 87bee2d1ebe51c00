package dev.webstore.stack.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpositionTest {

    @Test
    void addsUpTheSeriesOfAMetric() {
        String text = """
                # TYPE spans_total counter
                spans_total{receiver="otlp",transport="grpc"} 40
                spans_total{receiver="otlp",transport="http"} 2.5 1795433663000
                spans_total_bytes{receiver="otlp"} 1000
                plain 3
                """;

        assertThat(Exposition.sum(text, "spans_total")).isEqualTo(42.5);
        assertThat(Exposition.sum(text, "plain")).isEqualTo(3);
        assertThat(Exposition.sum(text, "absent")).isZero();
    }
}
