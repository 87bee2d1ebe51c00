package dev.webstore.console.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SelectionTest {

    private static final Window WINDOW = Window.of(0, 3_600_000, 240);
    private static final Variable SERVICE = new Variable("service", "Service", null, List.of(), false, true, ".*");
    private static final Variable COUNTRY =
            new Variable("country", "Country", null, List.of("US", "BR"), false, false, null);

    @Test
    void putsTheChoicesIn() {
        var selection = new Selection(List.of(SERVICE, COUNTRY), Map.of("service", List.of("main-service", "a.b")));

        assertThat(selection.in("x{service=~\"$service\", c=\"${country}\", d=~\"${service:regex}\"}", WINDOW))
                .isEqualTo("x{service=~\"(main-service|a\\\\.b)\", c=\"US\", d=~\"(main-service|a\\\\.b)\"}");
    }

    @Test
    void noChoiceIsAll() {
        var selection = new Selection(List.of(SERVICE), Map.of());

        assertThat(selection.in("x{service=~\"$service\"}", WINDOW)).isEqualTo("x{service=~\".*\"}");
    }

    @Test
    void knowsGrafanasTimes() {
        var selection = new Selection(List.of(), Map.of());

        assertThat(selection.in("rate(x[$__rate_interval]) [$__range] [${__interval}] $unknown", WINDOW))
                .isEqualTo("rate(x[60s]) [3600s] [15s] $unknown");
    }

    @Test
    void stepsLongerThanExportsMakeLongerIntervals() {
        Window day = Window.of(0, 86_400_000, 240);

        assertThat(new Selection(List.of(), Map.of()).in("[$__rate_interval]", day))
                .isEqualTo("[375s]");
        assertThat(day.points()).isEqualTo(241);
    }
}
