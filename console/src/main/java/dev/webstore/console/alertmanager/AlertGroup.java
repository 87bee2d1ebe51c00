package dev.webstore.console.alertmanager;

import dev.webstore.console.alertmanager.Receiver.Integration;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The alerts of one route with the same group labels, and what has been said about them. Guarded by its dispatcher. */
final class AlertGroup {

    /** What an integration was last told. */
    private record Told(Set<String> firing, Set<String> resolved, Instant at) {}

    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Route route;
    private final SortedMap<String, String> labels;
    private final Map<String, Alert> alerts = new TreeMap<>();
    private final Map<Integration, Told> log = new HashMap<>();

    /** Integrations that are just being told. */
    private final Set<Integration> busy = new HashSet<>();

    private Instant nextFlush;
    private boolean flushed;

    AlertGroup(Route route, SortedMap<String, String> labels, Instant now) {
        this.route = route;
        this.labels = labels;
        this.nextFlush = now.plus(route.groupWait());
    }

    String key() {
        return route.key() + ":" + Labels.text(labels);
    }

    Route route() {
        return route;
    }

    SortedMap<String, String> labels() {
        return labels;
    }

    List<Alert> alerts() {
        return alerts.values().stream()
                .sorted(Comparator.comparing(alert -> Labels.text(alert.labels())))
                .toList();
    }

    boolean isEmpty() {
        return alerts.isEmpty();
    }

    void put(Alert alert, Instant now) {
        alerts.put(alert.fingerprint(), alert);
        // Who has been firing for so long has waited enough.
        if (!flushed && alert.startsAt().plus(route.groupWait()).isBefore(now)) {
            nextFlush = now;
        }
    }

    boolean isDueAt(Instant now) {
        return !nextFlush.isAfter(now);
    }

    /** Tells the receiver what it has to know, and forgets what is over and told. */
    void flush(Receiver receiver, Predicate<Alert> muted, Instant now, NotificationSink sink) {
        flushed = true;
        nextFlush = now.plus(route.groupInterval());
        List<Alert> audible = alerts().stream().filter(muted.negate()).toList();
        if (!audible.isEmpty()) {
            receiver.integrations().forEach(integration -> tell(receiver, integration, audible, now, sink));
        }
        forgetWhatIsOver(now);
    }

    /** A resolved alert stays until those who heard of it know that it is over, or cannot be told for long. */
    private void forgetWhatIsOver(Instant now) {
        alerts.values()
                .removeIf(alert -> alert.isResolvedAt(now)
                        && (alert.isResolvedAt(now.minus(PATIENCE)) || !isOwed(alert.fingerprint())));
    }

    private boolean isOwed(String fingerprint) {
        return log.entrySet().stream()
                .anyMatch(entry -> entry.getKey().sendsResolved()
                        && entry.getValue().firing().contains(fingerprint));
    }

    private void tell(
            Receiver receiver, Integration integration, List<Alert> audible, Instant now, NotificationSink sink) {
        Set<String> firing = fingerprints(audible, alert -> !alert.isResolvedAt(now));
        Set<String> resolved = fingerprints(audible, alert -> alert.isResolvedAt(now));
        if (busy.contains(integration) || !isNews(integration, firing, resolved, now)) {
            return;
        }
        busy.add(integration);
        List<Alert> said = audible.stream()
                .filter(alert -> integration.sendsResolved() || !alert.isResolvedAt(now))
                .toList();
        var notification = new Notification(receiver.name(), integration, key(), labels, said, now, nextFlush);
        sink.send(notification, arrived -> {
            busy.remove(integration);
            if (arrived) {
                log.put(integration, new Told(firing, resolved, now));
                forgetWhatIsOver(now);
            }
        });
    }

    private boolean isNews(Integration integration, Set<String> firing, Set<String> resolved, Instant now) {
        Told told = log.get(integration);
        if (told == null) {
            return !firing.isEmpty();
        }
        if (!told.firing().containsAll(firing)) {
            return true;
        }
        if (firing.isEmpty()) {
            return integration.sendsResolved() && !told.firing().isEmpty();
        }
        if (integration.sendsResolved() && !told.resolved().containsAll(resolved)) {
            return true;
        }
        Duration silent = Duration.between(told.at(), now);
        return silent.compareTo(route.repeatInterval()) >= 0;
    }

    private static Set<String> fingerprints(List<Alert> alerts, Predicate<Alert> which) {
        return alerts.stream().filter(which).map(Alert::fingerprint).collect(Collectors.toUnmodifiableSet());
    }
}
