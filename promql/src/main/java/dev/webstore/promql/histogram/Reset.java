package dev.webstore.promql.histogram;

import java.util.Locale;

/** What a histogram knows of whether its counts began anew since the one before. */
public enum Reset {
    UNKNOWN,
    RESET,
    NOT_RESET,
    /** It does not count up, so that question makes no sense. */
    GAUGE;

    /** What is known of the sum or difference of two. */
    Reset with(Reset other) {
        if (this == other) {
            return this;
        }
        return this == GAUGE || other == GAUGE ? GAUGE : UNKNOWN;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
