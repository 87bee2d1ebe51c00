package dev.webstore.console.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A rule and what came of its last evaluation.
 *
 * @param error why it failed; empty when it did not
 * @param evaluatedAt the time for which it was evaluated last
 * @param evaluationTime how long that took
 * @param alerts of an alerting rule: those pending, firing or just resolved
 */
public record RuleStatus(
        Rule rule,
        Health health,
        String error,
        Optional<Instant> evaluatedAt,
        Duration evaluationTime,
        List<ActiveAlert> alerts) {

    /** Whether a rule works. */
    public enum Health {
        /** It was not evaluated yet. */
        UNKNOWN,
        OK,
        ERR;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static RuleStatus unknown(Rule rule) {
        return new RuleStatus(rule, Health.UNKNOWN, "", Optional.empty(), Duration.ZERO, List.of());
    }

    /** The worst of its alerts; nothing when none is pending or fires. */
    public Optional<ActiveAlert.State> state() {
        return alerts.stream()
                .map(ActiveAlert::state)
                .filter(state -> state != ActiveAlert.State.RESOLVED)
                .max(Enum::compareTo);
    }
}
