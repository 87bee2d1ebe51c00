package dev.webstore.console.alertmanager;

import java.time.Instant;
import java.util.Locale;

/**
 * Mutes the alerts that match, for a time.
 *
 * @param id a UUID
 * @param matchers which alerts
 * @param startsAt from when
 * @param endsAt until when
 * @param updatedAt when it was last changed
 * @param createdBy who wants it
 * @param comment why
 */
public record Silence(
        String id,
        Matchers matchers,
        Instant startsAt,
        Instant endsAt,
        Instant updatedAt,
        String createdBy,
        String comment) {

    /** Where a silence is in its life. */
    public enum State {
        PENDING,
        ACTIVE,
        EXPIRED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Its state at a time. */
    public State stateAt(Instant now) {
        if (now.isBefore(startsAt)) {
            return State.PENDING;
        }
        return now.isBefore(endsAt) ? State.ACTIVE : State.EXPIRED;
    }

    /** The same, over at {@code now}. */
    Silence expiredAt(Instant now) {
        Instant start = startsAt.isAfter(now) ? now : startsAt;
        return new Silence(id, matchers, start, now, now, createdBy, comment);
    }

    Silence named(String newId) {
        return new Silence(newId, matchers, startsAt, endsAt, updatedAt, createdBy, comment);
    }
}
