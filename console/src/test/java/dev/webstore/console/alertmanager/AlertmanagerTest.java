package dev.webstore.console.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.console.files.TextFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Notifications as time goes by, on a clock of the test's own. */
class AlertmanagerTest {

    private static final String CONFIG = """
            route:
              receiver: hook
              group_by: [service]
              group_wait: 30s
              group_interval: 5m
              repeat_interval: 1h
              routes:
                - matchers: [severity="info"]
                  receiver: quiet
            inhibit_rules:
              - source_matchers: [severity="critical"]
                target_matchers: [severity="warning"]
                equal: [service]
            receivers:
              - name: hook
                webhook_configs: [{url: 'http://localhost:1/'}]
              - name: quiet
                webhook_configs: [{url: 'http://localhost:1/', send_resolved: false}]
            """;
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private final List<String> sent = new ArrayList<>();
    private Instant now = START;
    private boolean arrives = true;
    private final Silences silences = new Silences(() -> now);
    private final Alertmanager alertmanager = new Alertmanager(
            AlertmanagerConfig.parse(new TextFile("alertmanager.yml", CONFIG)),
            silences,
            (notification, outcome) -> {
                sent.add(summary(notification));
                outcome.settled(arrives);
            },
            () -> now);

    private static String summary(Notification notification) {
        return notification.receiver()
                + notification.alerts().stream()
                        .map(alert -> " " + alert.name() + (alert.isResolvedAt(notification.at()) ? "-" : "+"))
                        .reduce("", String::concat);
    }

    private static Alert alert(String labels, Instant since, Instant until) {
        var map = new TreeMap<String, String>();
        Arrays.stream(labels.split(" ")).map(pair -> pair.split("=", 2)).forEach(pair -> map.put(pair[0], pair[1]));
        return new Alert(map, new TreeMap<>(), since, until, since, "");
    }

    private void fires(String labels) {
        alertmanager.put(List.of(alert(labels, now, now.plus(Duration.ofDays(1)))));
    }

    private void ends(String labels) {
        alertmanager.put(List.of(alert(labels, START, now)));
    }

    /** Lets time pass, a second at a time. */
    private List<String> after(Duration time) {
        sent.clear();
        for (Instant end = now.plus(time); now.isBefore(end); now = now.plusSeconds(1)) {
            alertmanager.tick();
        }
        return List.copyOf(sent);
    }

    @Test
    void waitsForTheRestOfAGroupBeforeItTells() {
        fires("alertname=A service=x");
        assertThat(after(Duration.ofSeconds(20))).isEmpty();
        fires("alertname=B service=x");
        fires("alertname=A service=y");

        assertThat(after(Duration.ofSeconds(15))).containsExactly("hook A+ B+");
        assertThat(after(Duration.ofSeconds(20))).containsExactly("hook A+");
    }

    @Test
    void tellsOfChangesAtTheGroupIntervalOnly() {
        fires("alertname=A service=x");
        after(Duration.ofMinutes(1));
        fires("alertname=B service=x");

        assertThat(after(Duration.ofMinutes(4))).isEmpty();
        assertThat(after(Duration.ofMinutes(1))).containsExactly("hook A+ B+");
    }

    @Test
    void repeatsWhatLasts() {
        fires("alertname=A service=x");
        after(Duration.ofMinutes(1));

        assertThat(after(Duration.ofMinutes(58))).isEmpty();
        assertThat(after(Duration.ofMinutes(5))).containsExactly("hook A+");
        assertThat(after(Duration.ofMinutes(55))).isEmpty();
    }

    @Test
    void tellsThatAnAlertIsOver() {
        fires("alertname=A service=x");
        fires("alertname=B service=x");
        after(Duration.ofMinutes(1));
        ends("alertname=A service=x");

        assertThat(after(Duration.ofMinutes(5))).containsExactly("hook A- B+");
        ends("alertname=B service=x");
        assertThat(after(Duration.ofMinutes(5))).containsExactly("hook B-");
        assertThat(after(Duration.ofHours(2))).isEmpty();
        assertThat(alertmanager.alerts()).isEmpty();
        assertThat(alertmanager.groups()).isEmpty();
    }

    @Test
    void tellsNobodyThatAnAlertIsOverWhoDoesNotWantToKnow() {
        fires("alertname=A service=x severity=info");
        assertThat(after(Duration.ofMinutes(1))).containsExactly("quiet A+");
        ends("alertname=A service=x severity=info");

        assertThat(after(Duration.ofMinutes(10))).isEmpty();
    }

    @Test
    void saysNothingOfWhatWasOverBeforeItCouldTell() {
        fires("alertname=A service=x");
        after(Duration.ofSeconds(10));
        ends("alertname=A service=x");

        assertThat(after(Duration.ofMinutes(10))).isEmpty();
    }

    @Test
    void triesAgainWhatDidNotArrive() {
        arrives = false;
        fires("alertname=A service=x");
        assertThat(after(Duration.ofMinutes(1))).containsExactly("hook A+");
        arrives = true;

        assertThat(after(Duration.ofMinutes(5))).containsExactly("hook A+");
        assertThat(after(Duration.ofMinutes(5))).isEmpty();
    }

    @Test
    void tellsAtOnceOfWhatFiresForLong() {
        alertmanager.put(List.of(alert("alertname=A service=x", now.minusSeconds(60), now.plus(Duration.ofDays(1)))));

        assertThat(after(Duration.ofSeconds(1))).containsExactly("hook A+");
    }

    @Test
    void mutesWarningsOfAServiceInACriticalState() {
        fires("alertname=Slow service=x severity=warning");
        fires("alertname=Slow service=y severity=warning");
        fires("alertname=Down service=x severity=critical");

        assertThat(after(Duration.ofMinutes(1))).containsExactlyInAnyOrder("hook Down+", "hook Slow+");
        assertThat(alertmanager.alerts())
                .filteredOn(Alertmanager.Routed::isMuted)
                .extracting(routed -> routed.alert().labels().get("service"))
                .containsExactly("x");
    }

    @Test
    void mutesWhatIsSilenced() {
        fires("alertname=A service=x");
        String id = silences.set(
                new Silence("", Matchers.parse(List.of("service=x")), now, now.plusSeconds(3600), now, "me", "known"));
        assertThat(after(Duration.ofMinutes(20))).isEmpty();
        assertThat(alertmanager.alerts().getFirst().silencedBy()).containsExactly(id);

        assertThat(silences.expire(id)).isTrue();
        assertThat(after(Duration.ofMinutes(6))).containsExactly("hook A+");
    }

    @Test
    void takesAnAlertThatIsNotHeardOfAgainAsOver() {
        alertmanager.put(List.of(alert("alertname=A service=x", now, now.plusSeconds(120))));
        after(Duration.ofMinutes(1));

        assertThat(after(Duration.ofMinutes(6))).containsExactly("hook A-");
    }

    @Test
    void keepsABoundedNumberOfAlerts() {
        for (int index = 0; index < 2_100; index++) {
            fires("alertname=A service=x index=" + index);
        }

        assertThat(alertmanager.alerts()).hasSize(2_000);
        assertThat(alertmanager.refused()).isEqualTo(100);
    }
}
