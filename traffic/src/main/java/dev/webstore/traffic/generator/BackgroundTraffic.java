package dev.webstore.traffic.generator;

import dev.webstore.platform.market.Country;
import dev.webstore.traffic.journey.ShopUnusableException;
import dev.webstore.traffic.people.Demand;
import dev.webstore.traffic.people.Mix;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** Gentle traffic beside a shop in the same process, so that there is something to see. */
public final class BackgroundTraffic implements AutoCloseable {

    /** Visits a second. */
    private static final double RATE = 1;

    private static final int USERS = 200;

    private final Traffic traffic;
    private final Thread thread;

    private BackgroundTraffic(Traffic traffic, Thread thread) {
        this.traffic = traffic;
        this.thread = thread;
    }

    /**
     * Lets people into a shop until closed: about one a second, from everywhere.
     *
     * @param complaints is told in one line when it cannot
     */
    public static BackgroundTraffic start(URI api, URI storefront, Consumer<String> complaints) {
        long seed = ThreadLocalRandom.current().nextLong();
        var demand = new Demand(RATE, Mix.USUAL, EnumSet.allOf(Country.class), 1, true, Instant.now(), seed);
        var plan = new TrafficPlan(api, Optional.of(storefront), USERS, Optional.empty(), demand);
        var traffic = new Traffic(plan, new TrafficStatistics());
        Thread thread = Thread.ofVirtual().name("traffic").start(() -> {
            try {
                traffic.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ShopUnusableException e) {
                complaints.accept("There is no traffic: " + e.getMessage());
            }
        });
        return new BackgroundTraffic(traffic, thread);
    }

    /** Lets nobody in any more, and waits until everybody has left: as long as the answers they wait for take. */
    @Override
    public void close() {
        traffic.stop();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
