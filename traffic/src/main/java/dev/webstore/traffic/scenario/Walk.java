package dev.webstore.traffic.scenario;

import java.util.List;
import java.util.function.Function;

/** Leads a learner through a game day, a step at a time; nobody, when nobody wants to learn. */
interface Walk {

    /** Nobody. */
    Walk ALONE = new Walk() {};

    /** What is going to happen. */
    default void begin(Scenario scenario) throws InterruptedException {}

    /** All is broken and noticed: what there is to see. */
    default void look(Scenario scenario, Function<String, List<Sample>> query) throws InterruptedException {}

    /** All is over: what to do in earnest. */
    default void end(Scenario scenario) throws InterruptedException {}
}
