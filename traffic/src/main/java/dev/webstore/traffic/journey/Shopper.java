package dev.webstore.traffic.journey;

/** One person in the shop, who does one step at a time and is used by one thread at a time. */
@FunctionalInterface
public interface Shopper {

    /** Does {@code step} and waits for what comes of it. */
    Outcome perform(Step step);
}
