package dev.webstore.acceptance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is told of which alert, as Alertmanager's own tool finds it in the configuration. */
class AlertRoutesTest {

    private static final Path FOLDER = Observability.ALERTMANAGER;
    private static final Path CONFIGURATION = FOLDER.resolve("alertmanager.yml");

    @Test
    void configurationIsValid() throws IOException, InterruptedException {
        check(CONFIGURATION);
    }

    /** Critical ones wake somebody; then whoever owns the objective is told, or else the team. */
    @ParameterizedTest
    @MethodSource("alerts")
    void reachesWhoeverCanDoSomething(Rule alert, String slo) throws IOException, InterruptedException {
        String owner = switch (slo) {
            case "payment_success" -> "payments";
            case "availability", "latency" -> "platform";
            default -> alert.label("team");
        };
        String expected = alert.label("severity").equals("critical") ? "on-call," + owner : owner;

        var arguments = new ArrayList<>(List.of("config", "routes", "test", "--config.file", "alertmanager.yml"));
        arguments.add("--verify.receivers=" + expected);
        arguments.add("alertname=" + alert.name());
        alert.labels().forEach((label, value) -> arguments.add(label + "=" + value));
        if (alert.label("slo").isEmpty() && !slo.isEmpty()) {
            arguments.add("slo=" + slo);
        }
        Tool.amtool().run(FOLDER, arguments);
    }

    @Test
    void isTheSameWithoutAnySetting() throws IOException, InterruptedException {
        assertThat(configure(Map.of()))
                .isEqualTo(Files.readString(CONFIGURATION).replaceAll("(?m)^#(slack|pagerduty|oncall) .*\n", ""));
    }

    @Test
    void takesReceiversFromTheEnvironment(@TempDir Path folder) throws IOException, InterruptedException {
        String configured = configure(Map.of(
                "ALERT_WEBHOOK_URL",
                "http://inbox.example:9095/alerts?a=1&b=2",
                "SLACK_API_URL_FILE",
                "/run/secrets/slack",
                "PAGERDUTY_ROUTING_KEY_FILE",
                "/run/secrets/pagerduty",
                "ONCALL_WEBHOOK_URL",
                "https://oncall.example/hook|1"));

        assertThat(configured)
                .contains("url: http://inbox.example:9095/alerts?a=1&b=2\n")
                .contains("api_url_file: /run/secrets/slack\n")
                .contains("routing_key_file: /run/secrets/pagerduty\n")
                .contains("url: https://oncall.example/hook|1\n")
                .doesNotContain("localhost", "@");
        check(Files.writeString(folder.resolve("alertmanager.yml"), configured));
    }

    /** Each alert with each objective it can be about: those on budgets have it from their series. */
    static Stream<Object[]> alerts() {
        return Observability.alerts().stream()
                .flatMap(alert -> (alert.name().startsWith("ErrorBudgetBurn")
                                ? Stream.of("availability", "latency", "payment_success")
                                : Stream.of(sloOf(alert)))
                        .map(slo -> new Object[] {alert, slo}));
    }

    /** A breach is about the objective that its expression selects. */
    private static String sloOf(Rule alert) {
        return Stream.of("availability", "latency", "payment_success")
                .filter(slo -> alert.expression().contains("{slo=\"" + slo + "\"}"))
                .findFirst()
                .orElse(alert.label("slo"));
    }

    private static void check(Path configuration) throws IOException, InterruptedException {
        Tool.amtool().run(FOLDER, List.of("check-config", configuration.toString()));
    }

    private static String configure(Map<String, String> environment) throws IOException, InterruptedException {
        return new Tool(Path.of("sh")).run(FOLDER, List.of("configure.sh"), environment);
    }
}
