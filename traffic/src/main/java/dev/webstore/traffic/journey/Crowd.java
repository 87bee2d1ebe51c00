package dev.webstore.traffic.journey;

import dev.webstore.platform.market.Country;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Registers the shoppers of a run, up front and once each. */
public final class Crowd {

    /** Hashing a password keeps a core and tens of megabytes busy; more at once would only queue in the shop. */
    private static final int REGISTRATIONS_AT_ONCE = 2;

    private Crowd() {}

    /**
     * {@code size} shoppers with new accounts, spread evenly over the countries.
     *
     * @param seed makes their choices repeatable
     * @throws ShopUnusableException when the shop does not let them in
     */
    public static List<Shopper> register(Shop shop, int size, long seed) throws InterruptedException {
        List<Offer> offers = shop.offers();
        Country[] countries = Country.values();
        var random = new SplittableRandom(seed);
        try (var registrars = Executors.newFixedThreadPool(
                REGISTRATIONS_AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<String>> tokens = IntStream.range(0, size)
                    .mapToObj(_ -> registrars.submit(shop::register))
                    .toList();
            return IntStream.range(0, size)
                    .<Shopper>mapToObj(i -> new HttpShopper(
                            shop, token(tokens.get(i)), countries[i % countries.length], offers, random.split()))
                    .toList();
        }
    }

    private static String token(Future<String> registration) {
        try {
            return registration.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ShopUnusableException known ? known : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ShopUnusableException("Interrupted while shoppers register");
        }
    }
}
