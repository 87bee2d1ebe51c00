package dev.webstore.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.acceptance.machine.Machine;
import dev.webstore.acceptance.machine.Victim;
import dev.webstore.acceptance.shop.Api;
import dev.webstore.platform.service.ServiceName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills processes at random moments while people shop, and checks that the books agree afterwards. {@code
 * -Dwebstore.kills=500} kills more often, {@code -Dwebstore.seed=7} in another order.
 */
class KillTest {

    private static final int SHOPPERS = 8;
    private static final Duration TIME_TO_SETTLE = Duration.ofMinutes(3);

    @TempDir
    Path directory;

    @Test
    void noKillLosesOrDoublesACharge() throws Exception {
        int kills = Integer.getInteger("webstore.kills", 40);
        long seed = Long.getLong("webstore.seed", 1);
        Queue<Purchase> purchases = new ConcurrentLinkedQueue<>();
        var open = new AtomicBoolean(true);

        KillReport report;
        try (var machine = new Machine(directory, seed);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime();
            List<Future<?>> shoppers = new ArrayList<>();
            for (int i = 0; i < SHOPPERS; i++) {
                var main = new Api(machine.url(ServiceName.MAIN));
                var shopper = new Shopper(main, new Random(seed * SHOPPERS + i), purchases, open::get);
                shoppers.add(threads.submit(shopper::shop));
            }
            List<String> killed;
            try {
                killed = killAtRandom(machine, kills, new Random(seed));
            } finally {
                // Whatever happened, or they would shop for ever.
                open.set(false);
            }
            for (Future<?> shopper : shoppers) {
                shopper.get();
            }
            long end = System.nanoTime();
            Books books = settled(machine, List.copyOf(purchases));
            report = new KillReport(
                    seed,
                    Duration.ofNanos(end - begin),
                    Duration.ofNanos(System.nanoTime() - end),
                    killed,
                    books,
                    Reconciler.violations(books));
        }

        System.out.println(report.text());
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("reconcile-report.txt"), report.text());
        assertThat(report.kills()).hasSize(kills);
        assertThat(report.violations()).isEmpty();
        assertThat(report.books().charges()).as("something was sold meanwhile").hasSizeGreaterThan(kills);
    }

    /** Now and then two at once, as when a machine dies. */
    private static List<String> killAtRandom(Machine machine, int kills, Random random) throws InterruptedException {
        List<Victim> victims = machine.victims();
        var killed = new ArrayList<String>();
        while (killed.size() < kills) {
            Thread.sleep(random.nextInt(1_500));
            Victim first = victims.get(random.nextInt(victims.size()));
            Victim second = victims.get(random.nextInt(victims.size()));
            boolean two = !first.equals(second) && killed.size() + 1 < kills && random.nextInt(5) == 0;
            first.kill();
            killed.add(first.name());
            if (two) {
                second.kill();
                killed.add(second.name());
            }
            Thread.sleep(random.nextInt(500));
            // In the machine's order, PostgreSQL and Redis first: services do not start without them.
            victims.stream()
                    .filter(victim -> victim.equals(first) || (two && victim.equals(second)))
                    .forEach(Victim::start);
        }
        return killed;
    }

    /** The books once everybody is done, or as they are when that takes too long. */
    private static Books settled(Machine machine, List<Purchase> purchases) throws InterruptedException {
        long deadline = System.nanoTime() + TIME_TO_SETTLE.toNanos();
        Books books = Books.read(machine, purchases);
        while (!books.isSettled() && System.nanoTime() < deadline) {
            Thread.sleep(1_000);
            books = Books.read(machine, purchases);
        }
        return books;
    }
}
