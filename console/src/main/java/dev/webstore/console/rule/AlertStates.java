package dev.webstore.console.rule;

import dev.webstore.console.rule.ActiveAlert.State;
import dev.webstore.console.rule.AlertListener.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The state machine of one alerting rule: from what holds now and what held before to what is pending or fires. */
final class AlertStates {

    /** So that whoever asks later still hears that it is over. */
    private static final Duration RESOLVED_KEPT = Duration.ofMinutes(15);

    /** What the rule found now. */
    record Found(Map<String, String> annotations, double value) {}

    private final Duration holdFor;
    private final Duration keepFiringFor;
    private final Map<Map<String, String>, ActiveAlert> alerts = new LinkedHashMap<>();

    AlertStates(Duration holdFor, Duration keepFiringFor) {
        this.holdFor = holdFor;
        this.keepFiringFor = keepFiringFor;
    }

    /** Goes on to {@code now}, when exactly {@code found} holds. */
    List<Change> advance(Map<Map<String, String>, Found> found, Instant now) {
        var changes = new ArrayList<Change>();
        found.forEach((labels, what) -> {
            ActiveAlert before = alerts.get(labels);
            boolean isNew = before == null || before.state() == State.RESOLVED;
            ActiveAlert seen = isNew || before == null
                    ? ActiveAlert.pending(labels, what.annotations(), what.value(), now)
                    : before.seen(what.annotations(), what.value());
            boolean fires = seen.state() == State.PENDING
                    && Duration.between(seen.activeAt(), now).compareTo(holdFor) >= 0;
            put(fires ? seen.firing(now) : seen, isNew ? null : before, now, changes);
        });
        for (ActiveAlert before : List.copyOf(alerts.values())) {
            if (!found.containsKey(before.labels())) {
                miss(before, now, changes);
            }
        }
        return changes;
    }

    private void miss(ActiveAlert before, Instant now, List<Change> changes) {
        switch (before.state()) {
            case PENDING -> alerts.remove(before.labels());
            case FIRING -> {
                Instant since = Objects.requireNonNullElse(before.keepFiringSince(), now);
                boolean firesOn = Duration.between(since, now).compareTo(keepFiringFor) < 0;
                put(firesOn ? before.keptFiring(since) : before.resolved(now), before, now, changes);
            }
            case RESOLVED -> {
                Instant end = Objects.requireNonNullElse(before.resolvedAt(), now);
                if (Duration.between(end, now).compareTo(RESOLVED_KEPT) > 0) {
                    alerts.remove(before.labels());
                }
            }
        }
    }

    private void put(ActiveAlert after, @Nullable ActiveAlert before, Instant now, List<Change> changes) {
        alerts.put(after.labels(), after);
        State earlier = before == null ? null : before.state();
        if (after.state() != earlier) {
            changes.add(new Change(now, after, earlier));
        }
    }

    /** All alerts, the resolved ones of the last minutes too. */
    List<ActiveAlert> all() {
        return List.copyOf(alerts.values());
    }

    /** How many are pending or fire. */
    long active() {
        return alerts.values().stream()
                .filter(alert -> alert.state() != State.RESOLVED)
                .count();
    }

    void clear() {
        alerts.clear();
    }
}
