package dev.webstore.traffic.people;

import java.time.Duration;
import java.util.List;

/**
 * A visit as it is meant to go; what the shop answers may end it early.
 *
 * @param arrival after the start of the traffic
 * @param customer who comes
 * @param intent what for
 * @param returning whether they have been here before
 * @param moments what they decide to do, in order
 */
public record Visit(Duration arrival, Customer customer, Intent intent, boolean returning, List<Moment> moments) {

    /** Copies the list. */
    public Visit {
        moments = List.copyOf(moments);
    }

    /** All time to think together. */
    Duration thinking() {
        return moments.stream().map(Moment::think).reduce(Duration.ZERO, Duration::plus);
    }
}
