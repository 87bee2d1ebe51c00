package dev.webstore.platform.profiling;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out for whom samples were taken. That is known only when a span has ended, hence the waiting samples.
 */
final class Attribution {

    /** Some minutes of a busy machine. */
    private static final int MAX_WAITING = 50_000;

    private final Owner otherwise;
    private final Map<Long, Deque<Waiting>> threads = new HashMap<>();
    private int waiting;

    /** @param otherwise whose is what happens outside of spans */
    Attribution(Owner otherwise) {
        this.otherwise = otherwise;
    }

    /** Takes in a sample; what is too much is left out. */
    synchronized void add(Sample sample) {
        if (waiting < MAX_WAITING) {
            threads.computeIfAbsent(sample.thread(), thread -> new ArrayDeque<>())
                    .add(new Waiting(sample));
            waiting++;
        }
    }

    /** The thread has worked for this owner in that time. What an inner span has claimed stays with it. */
    synchronized void worked(long thread, Instant from, Instant until, Owner owner) {
        for (Waiting one : threads.getOrDefault(thread, new ArrayDeque<>())) {
            Instant at = one.sample.at();
            if (one.owner == null && !at.isBefore(from) && !at.isAfter(until)) {
                one.owner = owner;
            }
        }
    }

    /** Removes the samples taken before that moment, each with its owner. */
    synchronized List<Attributed> takeBefore(Instant moment) {
        List<Attributed> taken = new ArrayList<>();
        for (Deque<Waiting> samples : threads.values()) {
            while (!samples.isEmpty() && samples.getFirst().sample.at().isBefore(moment)) {
                Waiting one = samples.removeFirst();
                taken.add(new Attributed(one.sample, one.owner == null ? otherwise : one.owner));
            }
        }
        threads.values().removeIf(Deque::isEmpty);
        waiting -= taken.size();
        return taken;
    }

    /** A sample and whose it is. */
    record Attributed(Sample sample, Owner owner) {}

    private static final class Waiting {

        private final Sample sample;
        private @Nullable Owner owner;

        Waiting(Sample sample) {
            this.sample = sample;
        }
    }
}
