package dev.webstore.traffic.load;

import dev.webstore.traffic.drive.Latencies;
import dev.webstore.traffic.drive.LoadResult;
import dev.webstore.traffic.drive.Notes;
import dev.webstore.traffic.drive.Schedule;
import dev.webstore.traffic.journey.Outcome;
import dev.webstore.traffic.journey.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.HdrHistogram.Recorder;

/** Cuts a load test into seconds. Told by all shoppers at once, read by one thread. */
final class Timeline implements Notes {

    private static final long LONGEST = Duration.ofMinutes(2).toNanos();
    private static final int SIGNIFICANT_DIGITS = 2;

    private final Processors processors = new Processors();
    private final Recorder latencies = new Recorder(LONGEST, SIGNIFICANT_DIGITS);
    private final LongAdder completed = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final List<Slice> slices = new ArrayList<>();
    private long begin;

    @Override
    public void step(Step step, Outcome outcome, long nanos) {
        switch (outcome) {
            case Outcome.Done _ -> latencies.recordValue(Math.clamp(nanos, 0, LONGEST));
            case Outcome.Failed _ -> failed.increment();
        }
    }

    @Override
    public void completed() {
        completed.increment();
    }

    /**
     * A load and its seconds.
     *
     * @param load what it achieved
     * @param slices its seconds
     */
    record Watched(LoadResult load, List<Slice> slices) {}

    /** Cuts off a slice each second while {@code load} runs by {@code schedule}. */
    Watched during(Schedule schedule, Supplier<LoadResult> load) throws InterruptedException {
        int first = slices.size();
        var ended = new CountDownLatch(1);
        long start = System.nanoTime();
        if (slices.isEmpty()) {
            // Accounts are opened before, which is no part of the test.
            begin = start;
            processors.coresInUse();
        }
        Thread cutter = Thread.ofPlatform().start(() -> {
            try {
                while (!ended.await(1, TimeUnit.SECONDS)) {
                    cut(schedule, start);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        LoadResult result;
        try {
            result = load.get();
        } finally {
            ended.countDown();
            cutter.join();
        }
        cut(schedule, start);
        return new Watched(result, List.copyOf(slices.subList(first, slices.size())));
    }

    private void cut(Schedule schedule, long start) {
        long now = System.nanoTime();
        double inStage = (now - start) / 1e9;
        boolean over = inStage > schedule.duration().toNanos() / 1e9;
        Latencies seen = Latencies.of(latencies.getIntervalHistogram());
        slices.add(new Slice(
                Math.round((now - begin) / 1e8) / 10.0,
                over ? 0 : schedule.rateAt(inStage),
                completed.sumThenReset(),
                failed.sumThenReset(),
                seen.p50(),
                seen.p95(),
                seen.p99(),
                processors.coresInUse()));
    }
}
