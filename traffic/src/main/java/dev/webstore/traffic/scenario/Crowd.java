package dev.webstore.traffic.scenario;

import dev.webstore.platform.service.ServiceName;
import dev.webstore.traffic.generator.Traffic;
import dev.webstore.traffic.generator.TrafficPlan;
import dev.webstore.traffic.generator.TrafficStatistics;
import dev.webstore.traffic.journey.ShopUnusableException;
import dev.webstore.traffic.people.Demand;
import dev.webstore.traffic.scenario.Scenario.CrowdShape;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The people in the shop during a game day, who can be sent away and called back. */
final class Crowd implements AutoCloseable {

    private static final int USERS = 2_000;
    private static final long SEED = 20_260_101;

    /** In UTC; morning in America and evening in Asia, so that nobody sleeps who is needed. */
    private static final Duration HOUR = Duration.ofHours(14);

    private final CrowdShape usual;
    private final Venue venue;
    private CrowdShape shape;
    private @Nullable Traffic traffic;

    Crowd(CrowdShape shape, Venue venue) {
        this.usual = shape;
        this.shape = shape;
        this.venue = venue;
    }

    /** People come from now on. */
    synchronized void come() {
        if (traffic != null) {
            return;
        }
        var demand = new Demand(shape.rate(), shape.mix(), shape.countries(), shape.pace(), true, start(), SEED);
        var coming = new Traffic(
                new TrafficPlan(
                        venue.of(ServiceName.MAIN),
                        Optional.of(venue.of(ServiceName.FRONTEND)),
                        USERS,
                        Optional.empty(),
                        demand),
                new TrafficStatistics());
        traffic = coming;
        Thread.ofVirtual().name("crowd").start(() -> {
            try {
                coming.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ShopUnusableException e) {
                // A shop that is gone has no customers; what follows from that is what the game day is about.
            }
        });
    }

    /** Now, but always in the same hour: who comes must not depend on when a game day takes place. */
    private static Instant start() {
        Instant now = Instant.now();
        Duration minutes = Duration.between(now.truncatedTo(ChronoUnit.HOURS), now);
        return now.truncatedTo(ChronoUnit.DAYS).plus(HOUR).plus(minutes);
    }

    /** Others come from now on. */
    synchronized void become(CrowdShape others) {
        shape = others;
        if (traffic != null) {
            leave();
            come();
        }
    }

    /** Those come again who came at first. */
    void becomeUsual() {
        become(usual);
    }

    /** Nobody comes any more. */
    synchronized void leave() {
        if (traffic != null) {
            traffic.stop();
            traffic = null;
        }
    }

    @Override
    public void close() {
        leave();
    }
}
