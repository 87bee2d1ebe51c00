package dev.webstore.console.rule;

import java.util.Map;

/** Keeps the samples that rules produce. */
@FunctionalInterface
public interface SampleSink {

    /**
     * Adds a sample to a series.
     *
     * @param labels the series, with its name under {@code __name__}
     * @param time milliseconds since 1970
     * @param value may be the staleness marker, which ends the series for now
     */
    void append(Map<String, String> labels, long time, double value);
}
