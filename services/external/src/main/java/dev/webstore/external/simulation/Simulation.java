package dev.webstore.external.simulation;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.service.ServiceName;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * Decides what happens to each call of a third party.
 *
 * <p>With a seed, the same sequence of calls meets the same decisions, run after run.
 */
public final class Simulation {

    /** Enough for every list of reasons that share a status. */
    private static final int CHOICES = 60;

    private final Behaviour initial;
    private final SplittableRandom random;
    private final ReentrantLock lock = new ReentrantLock();
    private Behaviour current;

    /** Behaves like {@code initial} until told otherwise. */
    public Simulation(Behaviour initial, long seed) {
        this.initial = initial;
        this.current = initial;
        this.random = new SplittableRandom(seed);
    }

    /**
     * The simulation of the system {@code name}: {@code usual}, or calm with {@code WEBSTORE_CALM=true}; repeatable with
     * {@code WEBSTORE_SEED}, a whole number.
     */
    public static Simulation of(ServiceName name, Behaviour usual, Configuration configuration) {
        boolean isSeeded = configuration.text("WEBSTORE_SEED").isPresent();
        int seed = configuration.integer("WEBSTORE_SEED", 0, Integer.MIN_VALUE, Integer.MAX_VALUE);
        return new Simulation(
                configuration.flag("WEBSTORE_CALM", false) ? usual.calm() : usual,
                // Each system draws a sequence of its own, or they would all fail in step.
                isSeeded
                        ? 31L * seed + name.text().hashCode()
                        : ThreadLocalRandom.current().nextLong());
    }

    /** What happens to the next call, which is about {@code country}. */
    public Decision decide(Country country) {
        lock.lock();
        try {
            // The draws do not depend on the behaviour: changing it leaves the sequence as it was.
            boolean isUnlucky = random.nextDouble() < current.failures(country).failureRate();
            double code = random.nextDouble();
            int choice = random.nextInt(CHOICES);
            Duration delay = current.latency().draw(random).plusMillis(current.hangMs());
            var codes = current.failures(country).codes();
            return new Decision(delay, isUnlucky ? codes.get((int) (code * codes.size())) : 200, choice);
        } finally {
            lock.unlock();
        }
    }

    /** How it behaves now. */
    public Behaviour behaviour() {
        lock.lock();
        try {
            return current;
        } finally {
            lock.unlock();
        }
    }

    /** Changes how it behaves from the next call on, and returns that. */
    Behaviour change(UnaryOperator<Behaviour> change) {
        lock.lock();
        try {
            current = change.apply(current);
            return current;
        } finally {
            lock.unlock();
        }
    }

    /** How it behaved at the start. */
    Behaviour initial() {
        return initial;
    }
}
