package dev.webstore.promotions.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExperimentTest {

    private static final int USERS = 20_000;

    @Property
    void theSameUserAlwaysGetsTheSame(@ForAll String userId, @ForAll @IntRange(min = 1, max = 99) int weight) {
        assertThat(experiment("stable", weight, 100 - weight).assign(userId))
                .isEqualTo(experiment("stable", weight, 100 - weight).assign(userId));
    }

    /** Users must not change sides when the code changes: worked out apart from it, as SHA-256 mod 100 below 50. */
    @Test
    void assignmentsAreTheSameForEver() {
        var experiment = experiment("tier_strategy", 50, 50);
        assertThat(IntStream.rangeClosed(1, 12)
                        .mapToObj(user ->
                                experiment.assign("user_" + user).variant().name()))
                .containsExactly("b", "a", "a", "b", "a", "a", "b", "a", "b", "a", "a", "a");
    }

    /** A share p of n users is within 4.5 standard deviations √(p(1-p)/n); which users these are is fixed. */
    @Test
    void variantsGetUsersByTheirWeights() {
        for (int weight : new int[] {1, 10, 50, 90}) {
            var experiment = experiment("balance_" + weight, weight, 100 - weight);
            double share = share(assignment(experiment, "a"));
            double expected = weight / 100.0;
            double deviation = Math.sqrt(expected * (1 - expected) / USERS);
            assertThat(Math.abs(share - expected)).isLessThan(4.5 * deviation);
        }
    }

    @Test
    void experimentsDoNotMix() {
        Predicate<String> first = assignment(experiment("first", 50, 50), "a");
        Predicate<String> second = assignment(experiment("second", 50, 50), "a");
        double deviation = Math.sqrt(0.25 * 0.75 / USERS);
        assertThat(Math.abs(share(first.and(second)) - 0.25)).isLessThan(4.5 * deviation);
    }

    @Test
    void anExperimentNeedsAWeight() {
        assertThatThrownBy(() -> experiment("nobody", 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Predicate<String> assignment(Experiment experiment, String variant) {
        return user -> experiment.assign(user).variant().name().equals(variant);
    }

    private static double share(Predicate<String> condition) {
        return IntStream.range(0, USERS)
                        .mapToObj(user -> "user_" + user)
                        .filter(condition)
                        .count()
                / (double) USERS;
    }

    private static Experiment experiment(String name, int a, int b) {
        return new Experiment(name, List.of(new Variant("a", a, null, null), new Variant("b", b, null, null)));
    }
}
