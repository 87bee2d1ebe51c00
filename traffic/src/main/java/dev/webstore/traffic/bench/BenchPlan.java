package dev.webstore.traffic.bench;

import java.time.Duration;

/**
 * How a shop is measured.
 *
 * @param users how many shoppers there are at once
 * @param warmup load before anything is measured
 * @param duration length of each measured load
 */
record BenchPlan(int users, Duration warmup, Duration duration) {}
