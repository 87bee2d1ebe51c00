package dev.webstore.promql;

import java.util.List;

/**
 * A value, and what to keep in mind about it.
 *
 * @param value what the query gives
 * @param warnings what is likely wrong with the query or its samples
 * @param infos what may be wrong with them
 */
public record Answer(Value value, List<String> warnings, List<String> infos) {}
