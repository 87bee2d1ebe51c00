package dev.webstore.console.rule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** All rules, each group evaluated in its own rhythm. */
public final class RuleEngine implements AutoCloseable {

    private final List<GroupRunner> groups;
    private final InstantSource clock;
    private final List<Thread> threads = new ArrayList<>();

    /** One group at a time: rules shall not take the machine away from what they watch. */
    private final ReentrantLock turn = new ReentrantLock();

    /** Rules that are not evaluated before {@link #start}, or by hand with {@link #evaluate}. */
    public RuleEngine(List<RuleGroup> groups, RuleContext context, InstantSource clock) {
        this.groups =
                groups.stream().map(group -> new GroupRunner(group, context)).toList();
        this.clock = clock;
    }

    /** Begins to evaluate each group at its interval. */
    public void start() {
        for (GroupRunner group : groups) {
            threads.add(Thread.ofVirtual().name("rules-" + group.group().name()).start(() -> keepEvaluating(group)));
        }
    }

    private void keepEvaluating(GroupRunner group) {
        try {
            Instant last = Instant.EPOCH;
            while (true) {
                Instant now = clock.instant();
                last = group.nextTurn(now.isAfter(last) ? now : last);
                Thread.sleep(Duration.between(now, last));
                evaluate(group, last);
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    /** Evaluates all groups once, in their order, as of {@code now}. */
    public void evaluate(Instant now) {
        groups.forEach(group -> evaluate(group, now));
    }

    private void evaluate(GroupRunner group, Instant now) {
        turn.lock();
        try {
            group.evaluate(now);
        } finally {
            turn.unlock();
        }
    }

    /** All groups with the state of their rules, by file and name as they were read. */
    public List<GroupStatus> groups() {
        return groups.stream().map(GroupRunner::status).toList();
    }

    /** Stops evaluating. */
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
