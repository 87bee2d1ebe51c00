package dev.webstore.traffic.generator;

/**
 * What a run was and what came of it, as {@code --json} writes it.
 *
 * @param plan what was asked for
 * @param outcome what happened
 */
record TrafficReport(TrafficPlan plan, Snapshot outcome) {}
