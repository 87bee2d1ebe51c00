package dev.webstore.console.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.webstore.console.alertmanager.Receiver.ShownOnly;
import dev.webstore.console.alertmanager.Receiver.Webhook;
import dev.webstore.console.files.FileException;
import dev.webstore.console.files.TextFile;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AlertmanagerConfigTest {

    private static final String CONFIG = """
            global:
              resolve_timeout: 10m
              slack_api_url: http://example.invalid/slack
            templates: ['/etc/alertmanager/*.tmpl']
            route:
              receiver: default
              group_by: [alertname, service_name]
              group_wait: 10s
              group_interval: 1m
              routes:
                - receiver: pager
                  matchers: ['severity="critical"']
                  group_wait: 0s
                  continue: true
                - receiver: payments
                  match_re: {team: 'pay.*'}
                  repeat_interval: 1h
                  routes:
                    - matchers: ['country=~"DE|FR"', 'slo!=""']
                      receiver: europe
                      group_by: ['...']
                - receiver: business
                  match: {team: business}
            inhibit_rules:
              - source_matchers: ['severity="critical"']
                target_matchers: ['severity="warning"']
                equal: [service_name]
            receivers:
              - name: default
                webhook_configs:
                  - url: http://localhost:9095/alerts
                    max_alerts: 5
              - name: pager
                pagerduty_configs:
                  - routing_key: secret
                    send_resolved: true
              - name: payments
                slack_configs: [{channel: '#payments'}]
              - name: europe
              - name: business
            """;

    private static AlertmanagerConfig parse(String text) {
        return AlertmanagerConfig.parse(new TextFile("alertmanager/alertmanager.yml", text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "alertname=A                                    => default",
                "alertname=A severity=critical                  => pager",
                "alertname=A severity=critical team=payments    => pager, payments",
                "alertname=A team=payments country=DE slo=x     => europe",
                "alertname=A team=payments country=DE           => payments",
                "alertname=A team=payments country=DEFR slo=x   => payments",
                "alertname=A team=business                      => business",
                "alertname=A team=businesses                    => default",
            })
    void routesToTheMostSpecific(String labels, String receivers) {
        assertThat(parse(CONFIG).root().match(labels(labels)).stream()
                        .map(Route::receiver)
                        .collect(Collectors.joining(", ")))
                .isEqualTo(receivers);
    }

    private static Map<String, String> labels(String text) {
        return Arrays.stream(text.split(" "))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    @Test
    void inheritsWhatARouteDoesNotSay() {
        Route root = parse(CONFIG).root();
        Route europe = root.routes().get(1).routes().getFirst();

        assertThat(root.repeatInterval()).isEqualTo(Duration.ofHours(4));
        assertThat(root.routes().getFirst().groupWait()).isZero();
        assertThat(root.routes().getFirst().groupBy()).isEqualTo(root.groupBy());
        assertThat(europe.groupWait()).isEqualTo(Duration.ofSeconds(10));
        assertThat(europe.repeatInterval()).isEqualTo(Duration.ofHours(1));
        assertThat(europe.groupBy().everything()).isTrue();
        assertThat(europe.key()).isEqualTo("{}/{team=~\"pay.*\"}/{country=~\"DE|FR\",slo!=\"\"}");
    }

    @Test
    void readsReceivers() {
        AlertmanagerConfig config = parse(CONFIG);

        assertThat(config.resolveTimeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.receivers()).hasSize(5);
        assertThat(config.receiver("default"))
                .extracting(Receiver::integrations)
                .isEqualTo(List.of(
                        new Webhook(URI.create("http://localhost:9095/alerts"), true, 5, Duration.ofSeconds(10))));
        assertThat(config.receiver("pager"))
                .extracting(Receiver::integrations)
                .isEqualTo(List.of(new ShownOnly("pagerduty", true)));
        assertThat(config.original()).isEqualTo(CONFIG);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("group_wait: 10s", "group_wiat: 10s", "alertmanager.yml:8: unknown field group_wiat"),
                Arguments.of("receiver: pager", "receiver: nobody", "undefined receiver \"nobody\""),
                Arguments.of("group_interval: 1m", "group_interval: 0s", "group_interval cannot be zero"),
                Arguments.of("route:", "rout:", "unknown field rout"),
                Arguments.of("name: europe", "name: pager", "\"pager\" is not unique"),
                Arguments.of("'country=~\"DE|FR\"'", "'country=~\"(\"'", "error parsing regexp"),
                Arguments.of("url: http://localhost:9095/alerts", "url: ftp://localhost", "unsupported webhook url"),
                Arguments.of("slack_configs", "slack_confgs", "unknown field slack_confgs"),
                Arguments.of("group_by: ['...']", "group_by: ['...', a]", "wildcard group_by"),
                Arguments.of("resolve_timeout: 10m", "resolve_timeout: soon", "not a valid duration"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void refusesWhatAlertmanagerRefuses(String right, String wrong, String message) {
        assertThatThrownBy(() -> parse(CONFIG.replace(right, wrong)))
                .isInstanceOf(FileException.class)
                .hasMessageContaining(message);
    }
}
