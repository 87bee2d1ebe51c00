package dev.webstore.console.alert;

import dev.webstore.console.alertmanager.Alert;
import dev.webstore.console.alertmanager.Alertmanager;
import dev.webstore.console.rule.ActiveAlert;
import dev.webstore.console.rule.AlertListener;
import dev.webstore.console.rule.Rule;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** Tells Alertmanager of the alerts that rules raise, as Prometheus does, and the history of their changes. */
final class AlertRelay implements AlertListener {

    private final Alertmanager alertmanager;
    private final AlertHistory history;
    private final String externalUrl;

    AlertRelay(Alertmanager alertmanager, AlertHistory history, String externalUrl) {
        this.alertmanager = alertmanager;
        this.history = history;
        this.externalUrl = externalUrl;
    }

    @Override
    public void evaluated(
            Rule.Alerting rule, Instant at, List<ActiveAlert> notable, Instant validUntil, List<Change> changes) {
        history.add(changes);
        if (!notable.isEmpty()) {
            String source = externalUrl
                    + "/graph?g0.expr="
                    + URLEncoder.encode(rule.expression(), StandardCharsets.UTF_8)
                    + "&g0.tab=1";
            alertmanager.put(notable.stream()
                    .map(alert -> alert(alert, at, validUntil, source))
                    .toList());
        }
    }

    static Alert alert(ActiveAlert alert, Instant at, Instant validUntil, String source) {
        return new Alert(
                new TreeMap<>(alert.labels()),
                new TreeMap<>(alert.annotations()),
                Objects.requireNonNullElse(alert.firedAt(), alert.activeAt()),
                Objects.requireNonNullElse(alert.resolvedAt(), validUntil),
                at,
                source);
    }
}
