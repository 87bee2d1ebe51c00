package dev.webstore.console.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Evaluates the rules of a group in their order. Used by one thread at a time. */
final class GroupRunner {

    private final RuleGroup group;
    private final List<RuleRunner> rules;

    private volatile Optional<Instant> evaluatedAt = Optional.empty();
    private volatile Duration evaluationTime = Duration.ZERO;

    GroupRunner(RuleGroup group, RuleContext context) {
        this.group = group;
        this.rules = group.rules().stream()
                .map(rule -> new RuleRunner(rule, group, context))
                .toList();
    }

    RuleGroup group() {
        return group;
    }

    void evaluate(Instant now) {
        long start = System.nanoTime();
        rules.forEach(rule -> rule.evaluate(now));
        evaluationTime = Duration.ofNanos(System.nanoTime() - start);
        evaluatedAt = Optional.of(now);
    }

    GroupStatus status() {
        return new GroupStatus(
                group,
                evaluatedAt,
                evaluationTime,
                rules.stream().map(RuleRunner::status).toList());
    }

    /** The next time after {@code now} at which it is this group's turn: always the same places on the clock. */
    Instant nextTurn(Instant now) {
        long interval = group.interval().toMillis();
        long offset = Math.floorMod((group.file() + ';' + group.name()).hashCode(), interval);
        long turn = Math.floorDiv(now.toEpochMilli() - offset, interval) + 1;
        return Instant.ofEpochMilli(turn * interval + offset);
    }
}
