package dev.webstore.console.alertmanager;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Knows the alerts that fire and tells receivers about them, as its configuration routes, groups, inhibits and delays
 * them. Time moves by {@link #tick} only.
 */
public final class Alertmanager {

    /** More alerts at once would tell nobody anything. */
    private static final int MAX_ALERTS = 2_000;

    /**
     * An alert with what becomes of it.
     *
     * @param receivers who is told of it
     * @param silencedBy ids of silences that mute it
     * @param inhibitedBy fingerprints of alerts that mute it
     */
    public record Routed(Alert alert, List<String> receivers, List<String> silencedBy, List<String> inhibitedBy) {

        /** Whether anything mutes it. */
        public boolean isMuted() {
            return !silencedBy.isEmpty() || !inhibitedBy.isEmpty();
        }
    }

    /** The alerts that a receiver is told of together. */
    public record Group(SortedMap<String, String> labels, String receiver, List<Routed> alerts) {}

    private final AlertmanagerConfig config;
    private final Inhibitor inhibitor;
    private final Silences silences;
    private final NotificationSink sink;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Alert> alerts = new LinkedHashMap<>();

    /** By route and group labels. */
    private final Map<Route, Map<SortedMap<String, String>, AlertGroup>> groups = new LinkedHashMap<>();

    private long refused;

    /** Knows no alert yet. */
    public Alertmanager(AlertmanagerConfig config, Silences silences, NotificationSink sink, InstantSource clock) {
        this.config = config;
        this.inhibitor = new Inhibitor(config.inhibitions());
        this.silences = silences;
        this.sink = sink;
        this.clock = clock;
    }

    /** The configuration. */
    public AlertmanagerConfig config() {
        return config;
    }

    /** The silences. */
    public Silences silences() {
        return silences;
    }

    /** Hears of alerts: new ones, the same again, or that they have ended. */
    public void put(Collection<Alert> news) {
        Instant now = clock.instant();
        lock.lock();
        try {
            news.forEach(alert -> put(alert, now));
        } finally {
            lock.unlock();
        }
    }

    private void put(Alert alert, Instant now) {
        String fingerprint = alert.fingerprint();
        boolean isKnown = alerts.containsKey(fingerprint);
        if (!isKnown && alert.isResolvedAt(now)) {
            return;
        }
        if (!isKnown && alerts.size() >= MAX_ALERTS) {
            refused++;
            return;
        }
        alerts.put(fingerprint, alert);
        for (Route route : config.root().match(alert.labels())) {
            SortedMap<String, String> labels = route.groupBy().of(alert.labels());
            groups.computeIfAbsent(route, _ -> new LinkedHashMap<>())
                    .computeIfAbsent(labels, _ -> new AlertGroup(route, labels, now))
                    .put(alert, now);
        }
    }

    /** Sends the notifications that are due. */
    public void tick() {
        Instant now = clock.instant();
        lock.lock();
        try {
            for (Map<SortedMap<String, String>, AlertGroup> ofRoute : groups.values()) {
                for (AlertGroup group : List.copyOf(ofRoute.values())) {
                    if (group.isDueAt(now)) {
                        flush(group, now);
                    }
                }
                ofRoute.values().removeIf(AlertGroup::isEmpty);
            }
            alerts.values().removeIf(alert -> alert.isResolvedAt(now));
        } finally {
            lock.unlock();
        }
    }

    private void flush(AlertGroup group, Instant now) {
        group.flush(
                config.receiver(group.route().receiver()),
                alert -> routed(alert, now).isMuted(),
                now,
                (notification, outcome) -> sink.send(notification, arrived -> settle(outcome, arrived)));
    }

    private void settle(NotificationSink.Outcome outcome, boolean arrived) {
        lock.lock();
        try {
            outcome.settled(arrived);
        } finally {
            lock.unlock();
        }
    }

    /** The alerts that fire now, by name. */
    public List<Routed> alerts() {
        Instant now = clock.instant();
        lock.lock();
        try {
            return alerts.values().stream()
                    .filter(alert -> !alert.isResolvedAt(now))
                    .sorted(Comparator.comparing((Alert alert) -> Labels.text(alert.labels())))
                    .map(alert -> routed(alert, now))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** The groups of alerts that fire now. */
    public List<Group> groups() {
        Instant now = clock.instant();
        lock.lock();
        try {
            return groups.values().stream()
                    .flatMap(ofRoute -> ofRoute.values().stream())
                    .map(group -> new Group(
                            group.labels(),
                            group.route().receiver(),
                            group.alerts().stream()
                                    .filter(alert -> !alert.isResolvedAt(now))
                                    .map(alert -> routed(alert, now))
                                    .toList()))
                    .filter(group -> !group.alerts().isEmpty())
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** What would become of an alert now. */
    public Routed routed(Alert alert) {
        lock.lock();
        try {
            return routed(alert, clock.instant());
        } finally {
            lock.unlock();
        }
    }

    /** How many alerts were refused since the start because there were too many. */
    public long refused() {
        lock.lock();
        try {
            return refused;
        } finally {
            lock.unlock();
        }
    }

    /** When an alert sent to us without an end counts as resolved. */
    public Duration resolveTimeout() {
        return config.resolveTimeout();
    }

    private Routed routed(Alert alert, Instant now) {
        return new Routed(
                alert,
                config.root().match(alert.labels()).stream()
                        .map(Route::receiver)
                        .distinct()
                        .toList(),
                silences.silencing(alert.labels()),
                inhibitor.inhibitedBy(alert, alerts.values(), now));
    }
}
