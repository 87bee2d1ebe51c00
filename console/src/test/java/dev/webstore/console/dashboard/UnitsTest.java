package dev.webstore.console.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({
        "0.99912, percentunit, , 99.9%",
        "0.99912, percentunit, 2, 99.91%",
        "12.5, percent, , 12.5%",
        "0.00042, s, , 420 µs",
        "0.25, s, , 250 ms",
        "1.5, s, , 1.5 s",
        "90, s, , 1.5 min",
        "7200, s, , 2 h",
        "250, ms, , 250 ms",
        "1536, bytes, , 1.5 KiB",
        "2000000, decbytes, , 2 MB",
        "1500, short, , 1.5 K",
        "1234.5, currencyUSD, 2, $1.23K",
        "-3, currencyUSD, 2, -$3.00",
        "12.34, reqps, , 12.3 req/s",
        "123456, none, , 123456",
        "0, s, , 0 s",
        "3, unheard-of, , 3"
    })
    void writesValues(double value, String unit, Integer decimals, String expected) {
        assertThat(Units.format(value, unit, decimals)).isEqualTo(expected);
    }

    @Test
    void writesWhatIsNoNumber() {
        assertThat(Units.format(Double.NaN, "s", 2)).isEqualTo("–");
        assertThat(Units.format(Double.POSITIVE_INFINITY, null, null)).isEqualTo("∞");
    }
}
