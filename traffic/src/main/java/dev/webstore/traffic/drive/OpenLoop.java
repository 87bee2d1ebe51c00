package dev.webstore.traffic.drive;

import dev.webstore.traffic.journey.Outcome;
import dev.webstore.traffic.journey.Shopper;
import dev.webstore.traffic.journey.Step;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Journeys begin by a schedule whatever the shop does, and each has a fixed timetable: a step every 40 ms.
 *
 * <p>A latency counts from the moment at which the step was meant to begin, not from when it was sent. So a stall of
 * the shop counts for every step it held up, also for those that could not even be sent, and percentiles do not suffer
 * from coordinated omission. The method is Gil Tene's ("How NOT to Measure Latency", 2013 to 2015), as in his wrk2.
 */
public final class OpenLoop {

    /** Short enough that a crowd of 64 can begin 320 journeys a second. */
    static final Duration STEP_EVERY = Duration.ofMillis(40);

    private final Ticker ticker;
    private final Schedule schedule;

    /** A load that begins journeys by {@code schedule}. */
    public OpenLoop(Ticker ticker, Schedule schedule) {
        this.ticker = ticker;
        this.schedule = schedule;
    }

    /**
     * Runs the whole schedule, lets the journeys that have begun end, and says what was achieved.
     *
     * @param crowd as many journeys are under way at most; one that has to wait for a shopper is late, and counted so
     * @param notes is told everything too
     */
    public LoadResult run(List<Shopper> crowd, Notes notes) {
        var tally = new Tally();
        Notes all = tally.and(notes);
        var arrivals = new AtomicLong();
        long begin = ticker.nanos();
        long total = schedule.count();
        Shoppers.sendAll(crowd, shopper -> {
            for (long i = arrivals.getAndIncrement(); i < total; i = arrivals.getAndIncrement()) {
                journey(shopper, begin + schedule.nanos(i), all);
            }
        });
        return tally.result(Duration.ofNanos(ticker.nanos() - begin));
    }

    private void journey(Shopper shopper, long begin, Notes notes) {
        long intended = begin;
        for (Step step : Step.values()) {
            ticker.sleepUntil(intended);
            var outcome = shopper.perform(step);
            notes.step(step, outcome, ticker.nanos() - intended);
            if (outcome instanceof Outcome.Failed) {
                return;
            }
            intended += STEP_EVERY.toNanos();
        }
        notes.completed();
    }
}
