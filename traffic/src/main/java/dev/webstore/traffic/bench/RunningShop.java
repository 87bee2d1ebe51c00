package dev.webstore.traffic.bench;

import dev.webstore.platform.market.Country;
import dev.webstore.traffic.journey.HttpShopper;
import dev.webstore.traffic.journey.Offer;
import dev.webstore.traffic.journey.Outcome;
import dev.webstore.traffic.journey.Shop;
import dev.webstore.traffic.journey.ShopUnusableException;
import dev.webstore.traffic.journey.Shopper;
import dev.webstore.traffic.journey.Step;
import dev.webstore.traffic.process.ChildJvm;
import dev.webstore.traffic.process.ProcessTree;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The whole shop, started from the artifact, with one purchase made.
 *
 * @param process its JVM
 * @param address where shoppers go
 * @param directory holds its data
 * @param untilFirstPurchase from the start of the process to the answer of that purchase
 */
record RunningShop(ChildJvm process, URI address, Path directory, Duration untilFirstPurchase)
        implements AutoCloseable {

    private static final String DEMO_CUSTOMER = "user-token-123";

    /** Starts it. */
    static RunningShop start(Artifact artifact, Path directory, Map<String, String> telemetry)
            throws IOException, InterruptedException {
        Files.createDirectories(directory);
        var ports = FreePorts.find();
        long begin = System.nanoTime();
        ChildJvm process = artifact.up(directory, ports, telemetry);
        try (var shop = new Shop(ports.shop(), 1)) {
            Path output = directory.resolve("up.out");
            Shopper shopper = Patience.await("the shop answers", process, output, () -> shopper(shop));
            for (Step step : Step.values()) {
                Patience.await("a purchase: " + step, process, output, () -> done(shopper, step));
            }
            return new RunningShop(process, ports.shop(), directory, Duration.ofNanos(System.nanoTime() - begin));
        } catch (RuntimeException | InterruptedException e) {
            process.close();
            throw e;
        }
    }

    /** All its processes. */
    ProcessTree processes() {
        return ServersUnderTest.of(process.pid(), directory);
    }

    @Override
    public void close() {
        process.close();
    }

    private static Optional<Shopper> shopper(Shop shop) {
        try {
            List<Offer> offers = shop.offers();
            return Optional.of(new HttpShopper(shop, DEMO_CUSTOMER, Country.US, offers, new SplittableRandom()));
        } catch (ShopUnusableException e) {
            return Optional.empty();
        }
    }

    private static Optional<Outcome> done(Shopper shopper, Step step) {
        return Optional.of(shopper.perform(step)).filter(Outcome.DONE::equals);
    }
}
