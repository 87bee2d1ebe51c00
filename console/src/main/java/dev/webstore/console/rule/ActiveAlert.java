package dev.webstore.console.rule;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alert that is pending, fires, or did so until a short while ago.
 *
 * @param labels its identity, {@code alertname} among them
 * @param annotations what to tell people
 * @param state where it is
 * @param value what the expression gave last
 * @param activeAt since when the condition holds
 * @param firedAt when it began to fire
 * @param resolvedAt when it ended
 * @param keepFiringSince since when it only fires on because of {@code keep_firing_for}
 */
public record ActiveAlert(
        Map<String, String> labels,
        Map<String, String> annotations,
        State state,
        double value,
        Instant activeAt,
        @Nullable Instant firedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant keepFiringSince) {

    /** Where an alert can be. */
    public enum State {
        /** The condition holds, but not for long enough. */
        PENDING,
        /** The condition holds for long enough. */
        FIRING,
        /** It fired, and does no more. */
        RESOLVED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ActiveAlert pending(Map<String, String> labels, Map<String, String> annotations, double value, Instant now) {
        return new ActiveAlert(labels, annotations, State.PENDING, value, now, null, null, null);
    }

    /** The condition still holds. */
    ActiveAlert seen(Map<String, String> newAnnotations, double newValue) {
        return new ActiveAlert(labels, newAnnotations, state, newValue, activeAt, firedAt, null, null);
    }

    ActiveAlert firing(Instant now) {
        return new ActiveAlert(labels, annotations, State.FIRING, value, activeAt, now, null, null);
    }

    ActiveAlert keptFiring(Instant since) {
        return new ActiveAlert(labels, annotations, State.FIRING, value, activeAt, firedAt, null, since);
    }

    ActiveAlert resolved(Instant now) {
        return new ActiveAlert(labels, annotations, State.RESOLVED, value, activeAt, firedAt, now, null);
    }

    /** The name of its rule. */
    public String name() {
        return labels.getOrDefault("alertname", "");
    }
}
