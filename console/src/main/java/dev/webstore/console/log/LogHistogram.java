package dev.webstore.console.log;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How many records there were over time.
 *
 * @param from when the first bucket begins
 * @param width how much time each bucket spans
 * @param counts for each level that occurs, the number of records in each bucket
 */
public record LogHistogram(Instant from, Duration width, Map<Level, List<Long>> counts) {}
