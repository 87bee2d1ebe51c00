package dev.webstore.console.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A group and what came of its last evaluation.
 *
 * @param evaluatedAt the time for which it was evaluated last
 * @param evaluationTime how long that took
 */
public record GroupStatus(
        RuleGroup group, Optional<Instant> evaluatedAt, Duration evaluationTime, List<RuleStatus> rules) {}
