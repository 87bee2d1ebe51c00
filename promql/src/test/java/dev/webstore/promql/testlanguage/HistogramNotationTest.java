package dev.webstore.promql.testlanguage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.webstore.promql.histogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramNotationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "schema:3 count:7.5 sum:-2 z_bucket:1 z_bucket_w:0.001 buckets:[1 0 2] offset:-3 n_buckets:[3.5] n_offset:2",
                "schema:-53 count:6 sum:NaN custom_values:[-2 0.5 10] buckets:[0 1 2 3]",
                " sum:1e100 count:2  buckets:[ 2 ] counter_reset_hint:gauge "
            })
    void writesWhatItReads(String text) {
        Histogram histogram = HistogramNotation.read(text);
        String written = HistogramNotation.write(histogram);

        assertThat(HistogramNotation.read(written.substring(2, written.length() - 2)))
                .isEqualTo(histogram);
    }

    @Test
    void refusesWhatIsNone() {
        assertThatThrownBy(() -> HistogramNotation.read("count 3")).hasMessage("invalid histogram: count 3");
        assertThatThrownBy(() -> HistogramNotation.read("count:many")).isInstanceOf(NumberFormatException.class);
    }
}
