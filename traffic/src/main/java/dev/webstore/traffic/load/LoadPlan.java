package dev.webstore.traffic.load;

import java.util.List;

/**
 * A load test.
 *
 * @param name what it is called
 * @param description what it is for
 * @param users shoppers with accounts, each on one journey at a time
 * @param stages in their order
 * @param thresholds what has to hold
 */
record LoadPlan(String name, String description, int users, List<Stage> stages, List<Threshold> thresholds) {

    static final int USUAL_USERS = 128;
    static final int MOST_USERS = 2_000;

    /** Copies the lists. */
    LoadPlan {
        stages = List.copyOf(stages);
        thresholds = List.copyOf(thresholds);
    }
}
