package dev.webstore.traffic.people;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/** Choosing among things of different weight. */
final class Weighted {

    private Weighted() {}

    /** One of {@code choices}, of which there is at least one of a weight above 0. */
    static <T> T choose(List<T> choices, ToDoubleFunction<T> weight, RandomGenerator random) {
        double total = choices.stream().mapToDouble(weight).sum();
        double left = random.nextDouble() * total;
        for (T choice : choices) {
            left -= weight.applyAsDouble(choice);
            if (left < 0) {
                return choice;
            }
        }
        return choices.getLast();
    }

    /** One of the keys, each as probable as its weight says. */
    static <T> T choose(Map<T, Integer> weights, RandomGenerator random) {
        return choose(List.copyOf(weights.entrySet()), Map.Entry::getValue, random)
                .getKey();
    }
}
