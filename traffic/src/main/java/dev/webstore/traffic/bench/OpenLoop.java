package dev.webstore.traffic.bench;

import dev.webstore.traffic.journey.Shopper;
import dev.webstore.traffic.journey.Step;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Journeys begin at a constant rate whatever the shop does, and each has a fixed timetable: a step every 40 ms.
 *
 * <p>A latency counts from the moment at which the step was meant to begin, not from when it was sent. So a stall of
 * the shop counts for every step it held up, also for those that could not even be sent, and percentiles do not suffer
 * from coordinated omission. The method is Gil Tene's ("How NOT to Measure Latency", 2013 to 2015), as in his wrk2.
 */
final class OpenLoop implements Load {

    /** Short enough that a crowd of 64 can begin 320 journeys a second. */
    static final Duration STEP_EVERY = Duration.ofMillis(40);

    private final Ticker ticker;
    private final double journeysPerSecond;

    /**
     * A load of this rate.
     *
     * @param journeysPerSecond more than 0
     */
    OpenLoop(Ticker ticker, double journeysPerSecond) {
        this.ticker = ticker;
        this.journeysPerSecond = journeysPerSecond;
    }

    @Override
    public LoadResult run(List<Shopper> crowd, Duration duration) {
        var tally = new Tally();
        var arrivals = new AtomicLong();
        long begin = ticker.nanos();
        long total = Math.round(journeysPerSecond * duration.toNanos() / 1e9);
        Shoppers.sendAll(crowd, shopper -> {
            for (long i = arrivals.getAndIncrement(); i < total; i = arrivals.getAndIncrement()) {
                journey(shopper, begin + Math.round(i * 1e9 / journeysPerSecond), tally);
            }
        });
        return tally.result(Duration.ofNanos(ticker.nanos() - begin));
    }

    private void journey(Shopper shopper, long begin, Tally tally) {
        long intended = begin;
        for (Step step : Step.values()) {
            ticker.sleepUntil(intended);
            var outcome = shopper.perform(step);
            if (!tally.note(step, outcome, ticker.nanos() - intended)) {
                return;
            }
            intended += STEP_EVERY.toNanos();
        }
        tally.completed();
    }
}
