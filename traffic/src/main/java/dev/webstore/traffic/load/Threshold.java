package dev.webstore.traffic.load;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.webstore.platform.json.Fields;
import dev.webstore.traffic.drive.Latencies;
import dev.webstore.traffic.drive.LoadResult;
import dev.webstore.traffic.journey.Step;
import dev.webstore.traffic.time.TimeSpan;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What has to hold, as people write it: {@code checkout p95 < 500ms}, {@code errors < 1%} or {@code journeys > 20/s}.
 *
 * @param text as it was written
 * @param measure what is compared
 * @param limit in milliseconds, per cent or journeys a second; latencies and errors must be below, rates above it
 */
record Threshold(@JsonValue String text, Measure measure, double limit) {

    private static final Pattern LATENCY = Pattern.compile("(.+) (p50|p95|p99|p99\\.9|max) *< *(\\S+)");
    private static final Pattern ERRORS = Pattern.compile("errors *< *(\\d+(?:\\.\\d+)?) *%");
    private static final Pattern JOURNEYS = Pattern.compile("journeys *> *(\\d+(?:\\.\\d+)?) */ *s");

    /** What has to hold where a file says nothing else. Stands after the patterns, which it is read by. */
    static final List<Threshold> USUAL = List.of(parse("errors < 1%"), parse("checkout p95 < 500ms"));

    /** What can be compared. */
    sealed interface Measure {

        /** A percentile of a step, in milliseconds. */
        record Latency(Step step, String percentile) implements Measure {}

        /** Failed steps as a share of all journeys, in per cent. */
        record Errors() implements Measure {}

        /** Completed journeys a second. */
        record Journeys() implements Measure {}
    }

    /**
     * Reads a threshold.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Threshold parse(String text) {
        Matcher errors = ERRORS.matcher(text.strip());
        if (errors.matches()) {
            double limit = Double.parseDouble(errors.group(1));
            if (limit > 100) {
                throw new IllegalArgumentException("holds always: errors are at most 100 %");
            }
            return new Threshold(text, new Measure.Errors(), limit);
        }
        Matcher journeys = JOURNEYS.matcher(text.strip());
        if (journeys.matches()) {
            return new Threshold(text, new Measure.Journeys(), Double.parseDouble(journeys.group(1)));
        }
        Matcher latency = LATENCY.matcher(text.strip());
        if (latency.matches()) {
            Step step = Fields.constant(Step.class, latency.group(1))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "knows no step %s; there are %s".formatted(latency.group(1), Fields.choices(Step.class))));
            double limit = TimeSpan.parse(latency.group(3)).toMillis();
            return new Threshold(text, new Measure.Latency(step, latency.group(2)), limit);
        }
        throw new IllegalArgumentException(
                "must read like \"checkout p95 < 500ms\", \"errors < 1%\" or \"journeys > 20/s\"");
    }

    /** What was measured of it. */
    double measured(LoadResult result) {
        return switch (measure) {
            case Measure.Errors _ -> 100.0 * result.failed() / Math.max(1, result.failed() + result.journeys());
            case Measure.Journeys _ -> result.journeysPerSecond();
            case Measure.Latency(Step step, String percentile) -> {
                Latencies latencies = result.latencies(step);
                yield switch (percentile) {
                    case "p50" -> latencies.p50();
                    case "p95" -> latencies.p95();
                    case "p99" -> latencies.p99();
                    case "p99.9" -> latencies.p999();
                    default -> latencies.max();
                };
            }
        };
    }

    /** Whether it held. A step that never succeeded has no latency that could be below anything. */
    boolean holds(LoadResult result) {
        return switch (measure) {
            case Measure.Errors _ -> measured(result) < limit;
            case Measure.Journeys _ -> measured(result) > limit;
            case Measure.Latency latency -> result.latencies(latency.step()).count() > 0 && measured(result) < limit;
        };
    }
}
