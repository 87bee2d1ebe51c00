package dev.webstore.console.alert;

import dev.webstore.console.alertmanager.Alertmanager;
import dev.webstore.console.alertmanager.Alertmanager.Routed;
import dev.webstore.console.files.ObservabilityFiles;
import dev.webstore.console.files.TextFile;
import dev.webstore.console.notify.DeliveryLog;
import dev.webstore.console.rule.ActiveAlert;
import dev.webstore.console.rule.ActiveAlert.State;
import dev.webstore.console.rule.AlertListener.Change;
import dev.webstore.console.rule.GroupStatus;
import dev.webstore.console.rule.Rule;
import dev.webstore.console.rule.RuleEngine;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything about alerts that a person may want to see. */
public final class AlertBook {

    /**
     * An alert that is pending or fires.
     *
     * @param rule what raised it
     * @param routed whom it is routed to and what mutes it; of a pending alert, what it would be
     */
    public record Entry(ActiveAlert alert, Rule.Alerting rule, Routed routed) {

        /** Since when it is in its state. */
        public Instant since() {
            Instant firedAt = alert.firedAt();
            return firedAt == null ? alert.activeAt() : firedAt;
        }
    }

    private final RuleEngine rules;
    private final Alertmanager alertmanager;
    private final AlertHistory history;
    private final DeliveryLog deliveries;
    private final ObservabilityFiles files;
    private final InstantSource clock;

    AlertBook(
            RuleEngine rules,
            Alertmanager alertmanager,
            AlertHistory history,
            DeliveryLog deliveries,
            ObservabilityFiles files,
            InstantSource clock) {
        this.rules = rules;
        this.alertmanager = alertmanager;
        this.history = history;
        this.deliveries = deliveries;
        this.files = files;
        this.clock = clock;
    }

    /** The alerts that fire, then those pending, each the worst first, then the newest. */
    public List<Entry> current() {
        return entries()
                .sorted(Comparator.comparing((Entry entry) -> entry.alert().state(), Comparator.reverseOrder())
                        .thenComparingInt(entry -> severity(entry.alert()))
                        .thenComparing(Entry::since, Comparator.reverseOrder()))
                .toList();
    }

    private Stream<Entry> entries() {
        Instant now = clock.instant();
        return rules.groups().stream()
                .flatMap(group -> group.rules().stream())
                .filter(status -> status.rule() instanceof Rule.Alerting)
                .flatMap(status -> status.alerts().stream()
                        .filter(alert -> alert.state() != State.RESOLVED)
                        .map(alert -> new Entry(
                                alert,
                                (Rule.Alerting) status.rule(),
                                alertmanager.routed(AlertRelay.alert(alert, now, now.plusSeconds(1), "")))));
    }

    private static int severity(ActiveAlert alert) {
        int place =
                List.of("critical", "warning", "info").indexOf(alert.labels().getOrDefault("severity", ""));
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    /** The last changes of state, newest first. */
    public List<Change> history() {
        return history.latest();
    }

    /** The groups of rules, with the state of each. */
    public List<GroupStatus> rules() {
        return rules.groups();
    }

    /** Routes, receivers, silences and groups of alerts. */
    public Alertmanager alertmanager() {
        return alertmanager;
    }

    /** What was notified. */
    public DeliveryLog deliveries() {
        return deliveries;
    }

    /** The runbook of an alert, Markdown, if there is one. */
    public Optional<String> runbook(String alertName) {
        return files.runbook(alertName).map(TextFile::text);
    }
}
