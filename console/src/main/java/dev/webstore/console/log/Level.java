package dev.webstore.console.log;

import java.util.Locale;

/** OTLP's ranges of severity, four numbers each. */
public enum Level {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR,
    FATAL;

    /** The level of a severity number; {@link #INFO} when there is none. */
    static Level of(int severity) {
        return severity < 1 || severity > 24 ? INFO : values()[(severity - 1) / 4];
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
