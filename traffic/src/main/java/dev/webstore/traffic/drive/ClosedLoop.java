package dev.webstore.traffic.drive;

import dev.webstore.traffic.journey.Outcome;
import dev.webstore.traffic.journey.Shopper;
import dev.webstore.traffic.journey.Step;
import java.time.Duration;
import java.util.List;

/**
 * Every shopper begins the next step as soon as the last one is answered: finds the maximum rate.
 *
 * <p>Latencies are plain service times. A shop that stalls holds its shoppers up, who then ask less, so these figures
 * leave out the requests that would have met the stall (coordinated omission): compare rates and costs from this load,
 * and latencies from {@link OpenLoop}.
 */
public final class ClosedLoop implements Load {

    private final Ticker ticker;

    /** A load that goes by {@code ticker}. */
    public ClosedLoop(Ticker ticker) {
        this.ticker = ticker;
    }

    @Override
    public LoadResult run(List<Shopper> crowd, Duration duration) {
        var tally = new Tally();
        long begin = ticker.nanos();
        long end = begin + duration.toNanos();
        Shoppers.sendAll(crowd, shopper -> {
            while (ticker.nanos() < end) {
                journey(shopper, tally);
            }
        });
        return tally.result(Duration.ofNanos(ticker.nanos() - begin));
    }

    private void journey(Shopper shopper, Tally tally) {
        for (Step step : Step.values()) {
            long sent = ticker.nanos();
            var outcome = shopper.perform(step);
            tally.step(step, outcome, ticker.nanos() - sent);
            if (outcome instanceof Outcome.Failed) {
                return;
            }
        }
        tally.completed();
    }
}
