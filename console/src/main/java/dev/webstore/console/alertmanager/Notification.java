package dev.webstore.console.alertmanager;

import dev.webstore.console.alertmanager.Receiver.Integration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * What one receiver is told by one of its integrations about one group.
 *
 * @param receiver the receiver's name
 * @param integration how it is told
 * @param groupKey what identifies the group
 * @param groupLabels the labels that all alerts were grouped by
 * @param alerts those that fire, and those that have ended since the last time if the receiver wants to know
 * @param at when it was put together
 * @param deadline when the group is looked at again, and this notification is out of date
 */
public record Notification(
        String receiver,
        Integration integration,
        String groupKey,
        SortedMap<String, String> groupLabels,
        List<Alert> alerts,
        Instant at,
        Instant deadline) {

    /** Takes a copy. */
    public Notification {
        alerts = List.copyOf(alerts);
    }

    /** Whether any of its alerts still fires. */
    public boolean isFiring() {
        return alerts.stream().anyMatch(alert -> !alert.isResolvedAt(at));
    }
}
