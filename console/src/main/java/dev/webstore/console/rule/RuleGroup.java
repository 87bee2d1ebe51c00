package dev.webstore.console.rule;

import java.time.Duration;
import java.util.List;

/**
 * Rules that are evaluated one after the other at the same time.
 *
 * @param file where it comes from
 * @param name unique in its file
 * @param interval how often it is evaluated
 * @param queryOffset how far back its expressions look
 * @param limit how many series or alerts a rule may produce; 0 for any number
 * @param rules in the order of their evaluation
 */
public record RuleGroup(
        String file, String name, Duration interval, Duration queryOffset, int limit, List<Rule> rules) {

    /** Takes a copy. */
    public RuleGroup {
        rules = List.copyOf(rules);
    }
}
