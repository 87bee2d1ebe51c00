package dev.webstore.promql;

import java.util.List;
import java.util.Locale;

/**
 * What stands for the values at the edges of a range, where there is seldom a sample.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/feature_flags/#extended-range-selectors">Extended range
 *     selectors</a>
 */
public enum Edge {
    /** Nothing: functions see the samples within, and extrapolate if need be. */
    SAMPLED,
    /** The samples before. */
    ANCHORED,
    /** What lies between the samples before and after. */
    SMOOTHED;

    /** That of a range vector. */
    static Edge of(Expression vector) {
        return switch (vector) {
            case Expression.Range range -> range.selector().edge();
            case Expression.Parentheses(Expression inner) -> of(inner);
            default -> SAMPLED;
        };
    }

    /** Refuses functions that could make nothing of it. */
    void check(String function) {
        List<String> functions = functions();
        if (this != SAMPLED && !functions.contains(function)) {
            throw new EvaluationException("%s modifier can only be used with: %s - not with %s"
                    .formatted(this, String.join(", ", functions), function));
        }
    }

    private List<String> functions() {
        return switch (this) {
            case SAMPLED -> List.of();
            case ANCHORED -> List.of("changes", "delta", "increase", "rate", "resets");
            case SMOOTHED -> List.of("delta", "increase", "rate");
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
