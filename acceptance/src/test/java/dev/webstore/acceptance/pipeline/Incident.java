package dev.webstore.acceptance.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What became of an alert of a fault.
 *
 * @param caused when the fault began
 * @param repaired when it ended
 * @param told how long it took until all who should know did
 * @param resolved how long it took after the repair until they knew that it was over
 * @param receivers all who were told
 */
record Incident(
        Fault fault,
        Alert alert,
        Instant caused,
        Instant repaired,
        Optional<Duration> told,
        Optional<Duration> resolved,
        Set<String> receivers) {

    /** One of which nothing is known yet. */
    static Incident of(Fault fault, Alert alert, Instant caused, Instant repaired) {
        return new Incident(fault, alert, caused, repaired, Optional.empty(), Optional.empty(), Set.of());
    }

    /** The same after a look into the inbox. */
    Incident seenIn(Inbox inbox) {
        return new Incident(
                fault,
                alert,
                caused,
                repaired,
                inbox.told(alert, Inbox.FIRING, caused).map(at -> Duration.between(caused, at)),
                inbox.told(alert, Inbox.RESOLVED, repaired).map(at -> Duration.between(repaired, at)),
                inbox.receivers(alert, caused));
    }

    /** Its row of the table. */
    String row() {
        return "| %s | %s | %s | %s | %s |"
                .formatted(
                        alert,
                        fault.text(),
                        String.join(", ", receivers.stream().sorted().toList()),
                        seconds(told),
                        seconds(resolved));
    }

    private static String seconds(Optional<Duration> duration) {
        return duration.map(time -> "%.1f s".formatted(time.toMillis() / 1e3)).orElse("never");
    }
}
