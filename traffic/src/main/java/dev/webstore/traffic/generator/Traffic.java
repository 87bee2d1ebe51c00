package dev.webstore.traffic.generator;

import dev.webstore.traffic.http.Site;
import dev.webstore.traffic.journey.Shop;
import dev.webstore.traffic.journey.ShopUnusableException;
import dev.webstore.traffic.people.Catalogue;
import dev.webstore.traffic.people.Population;
import dev.webstore.traffic.people.Visit;
import dev.webstore.traffic.visit.Guide;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets people in when they come, whatever the shop does: a slow shop has more of them inside and not fewer at the door,
 * until there are as many as are allowed at once. Those who come then go elsewhere, and are counted.
 */
public final class Traffic {

    private static final int CONNECTIONS = 256;

    private final TrafficPlan plan;
    private final TrafficStatistics statistics;
    private final Semaphore room;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** Traffic that is counted by {@code statistics}. */
    public Traffic(TrafficPlan plan, TrafficStatistics statistics) {
        this.plan = plan;
        this.statistics = statistics;
        this.room = new Semaphore(plan.users());
    }

    /**
     * Lets people in until the time is over or {@link #stop} is called; those inside then leave after the answer they
     * wait for.
     *
     * @throws ShopUnusableException when there is no shop, or it sells nothing where the people live
     */
    public void run() throws InterruptedException {
        Catalogue catalogue = catalogue();
        try (var api = new Site(plan.api(), CONNECTIONS);
                var storefront = storefront();
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            letIn(new Population(plan.demand(), catalogue), visit -> walk(visit, api, storefront), people);
            stop();
        }
    }

    /** Ends the traffic soon; {@link #run} then returns. */
    public void stop() {
        closing.countDown();
    }

    private void letIn(Population population, Walk walk, ExecutorService people) throws InterruptedException {
        long begin = System.nanoTime();
        statistics.begin();
        Visit visit = population.next();
        while (!isOver(visit.arrival()) && !closes(begin + visit.arrival().toNanos())) {
            letIn(visit, walk, people);
            visit = population.next();
        }
        if (plan.duration().isPresent()) {
            closes(begin + plan.duration().get().toNanos());
        }
    }

    private void letIn(Visit visit, Walk walk, ExecutorService people) {
        if (!room.tryAcquire()) {
            statistics.turnedAway();
            return;
        }
        statistics.arrived(visit);
        people.execute(() -> {
            try {
                walk.through(visit);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                room.release();
                statistics.left();
            }
        });
    }

    private void walk(Visit visit, Site api, @Nullable Site storefront) throws InterruptedException {
        var country = visit.customer().country();
        Guide.accompany(
                visit,
                api,
                storefront,
                time -> !closing.await(time.toNanos(), TimeUnit.NANOSECONDS),
                result -> statistics.note(country, result));
    }

    private boolean isOver(Duration arrival) {
        return plan.duration().filter(end -> arrival.compareTo(end) >= 0).isPresent();
    }

    /** Waits until {@code nanos}; whether the traffic was ended meanwhile. */
    private boolean closes(long nanos) throws InterruptedException {
        return closing.await(nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private Catalogue catalogue() {
        try (var shop = new Shop(plan.api(), 1)) {
            var catalogue = new Catalogue(shop.offers());
            List<String> nothing = plan.demand().countries().stream()
                    .filter(country -> !catalogue.sellsIn(country))
                    .map(Enum::name)
                    .toList();
            if (!nothing.isEmpty()) {
                throw new ShopUnusableException("The shop sells nothing in " + String.join(", ", nothing));
            }
            return catalogue;
        }
    }

    private @Nullable Site storefront() {
        if (plan.storefront().isEmpty()) {
            return null;
        }
        var site = new Site(plan.storefront().get(), CONNECTIONS);
        if (!site.isHealthy()) {
            site.close();
            throw new ShopUnusableException("No storefront answers at " + site.address());
        }
        return site;
    }

    /** What somebody who was let in does. */
    @FunctionalInterface
    private interface Walk {
        void through(Visit visit) throws InterruptedException;
    }
}
