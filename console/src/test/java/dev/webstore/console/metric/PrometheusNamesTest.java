package dev.webstore.console.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrometheusNamesTest {

    @ParameterizedTest
    @CsvSource({
        "webstore.cart.additions, {item}, COUNTER, false, webstore_cart_additions_total",
        "webstore.checkout.amount, {USD}, HISTOGRAM, false, webstore_checkout_amount",
        "webstore.payment.duration, s, HISTOGRAM, false, webstore_payment_duration_seconds",
        "payments_processed_total, {payment}, COUNTER, false, payments_processed_total",
        "external_payment_provider_duration_seconds, s, HISTOGRAM, false, external_payment_provider_duration_seconds",
        "http_server_duration_milliseconds, ms, HISTOGRAM, false, http_server_duration_milliseconds",
        "jvm.memory.used, By, GAUGE, false, jvm_memory_used_bytes",
        "jvm.cpu.recent_utilization, 1, GAUGE, true, jvm_cpu_recent_utilization_ratio",
        "jvm.cpu.time, s, COUNTER, false, jvm_cpu_time_seconds_total",
        "webstore.web_vitals, 1, HISTOGRAM, false, webstore_web_vitals",
        "otel.sdk.processor.span.queue.size, span, GAUGE, false, otel_sdk_processor_span_queue_size",
        "redis.commands, {command}/s, GAUGE, true, redis_commands_per_second",
        "disk.io, By/s, GAUGE, true, disk_io_bytes_per_second",
        "2xx.answers, 1, COUNTER, false, _2xx_answers_total",
        "a..b__c, '', GAUGE, true, a_b_c"
    })
    void translates(String name, String unit, MetricType type, boolean isGauge, String expected) {
        assertThat(PrometheusNames.metric(name, unit, type, isGauge)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "http.request.method, http_request_method",
        "country, country",
        "2nd, key_2nd",
        "_private, key_private",
        "__meta, __meta",
        "größe, gr__e"
    })
    void translatesLabels(String key, String expected) {
        assertThat(PrometheusNames.label(key)).isEqualTo(expected);
    }

    @Test
    void writesNumbersAsOpenMetricsDoes() {
        assertThat(FloatText.of(1)).isEqualTo("1.0");
        assertThat(FloatText.of(0)).isEqualTo("0.0");
        assertThat(FloatText.of(-2.5)).isEqualTo("-2.5");
        assertThat(FloatText.of(0.005)).isEqualTo("0.005");
        assertThat(FloatText.of(100_000)).isEqualTo("100000.0");
        assertThat(FloatText.of(1_000_000)).isEqualTo("1e+06");
        assertThat(FloatText.of(1_234_567)).isEqualTo("1.234567e+06");
        assertThat(FloatText.of(0.00001)).isEqualTo("1e-05");
        assertThat(FloatText.of(Double.POSITIVE_INFINITY)).isEqualTo("+Inf");
        assertThat(FloatText.of(Double.NaN)).isEqualTo("NaN");
    }
}
