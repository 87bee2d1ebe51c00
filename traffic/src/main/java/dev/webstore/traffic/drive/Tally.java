package dev.webstore.traffic.drive;

import dev.webstore.traffic.journey.Outcome;
import dev.webstore.traffic.journey.Step;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;

/** Collects what happens while a load runs. Safe for use by all shoppers at once. */
public final class Tally implements Notes {

    /** Longer than any answer is waited for. */
    private static final long LONGEST = Duration.ofMinutes(2).toNanos();

    private static final int SIGNIFICANT_DIGITS = 3;

    private final Map<Step, ConcurrentHistogram> latencies = new EnumMap<>(Step.class);
    private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();
    private final LongAdder journeys = new LongAdder();

    /** Nothing yet. */
    public Tally() {
        for (Step step : Step.values()) {
            latencies.put(step, new ConcurrentHistogram(LONGEST, SIGNIFICANT_DIGITS));
        }
    }

    @Override
    public void step(Step step, Outcome outcome, long nanos) {
        switch (outcome) {
            case Outcome.Done _ ->
                Objects.requireNonNull(latencies.get(step)).recordValue(Math.clamp(nanos, 0, LONGEST));
            case Outcome.Failed failed ->
                failures.computeIfAbsent(step + " " + failed.reason(), _ -> new LongAdder())
                        .increment();
        }
    }

    @Override
    public void completed() {
        journeys.increment();
    }

    /** Everything noted so far. */
    public LoadResult result(Duration elapsed) {
        var steps = new EnumMap<Step, Latencies>(Step.class);
        latencies.forEach((step, histogram) -> steps.put(step, Latencies.of(histogram)));
        var errors = new TreeMap<String, Long>();
        failures.forEach((what, count) -> errors.put(what, count.sum()));
        return new LoadResult(elapsed.toMillis() / 1000.0, journeys.sum(), steps, errors);
    }
}
