package dev.webstore.traffic.people;

import java.time.Duration;

/**
 * An action and what goes before it.
 *
 * @param think the time to think before it
 * @param action what is done then
 */
public record Moment(Duration think, Action action) {}
