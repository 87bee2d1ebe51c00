package dev.webstore.traffic.scenario;

import dev.webstore.traffic.scenario.Scenario.ExpectedAlert;
import dev.webstore.traffic.scenario.Scenario.Lesson;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** {@code --explain}: tells a learner step by step what happens, where to look and what to do. */
final class Lecture implements Walk {

    /** Waits until the learner wants to go on. */
    @FunctionalInterface
    interface Turn {

        /**
         * Returns when it is time for the next step.
         *
         * @param what what comes then, in words
         */
        void await(String what) throws InterruptedException;
    }

    private final Consumer<String> say;
    private final Turn turn;
    private int step;

    /**
     * A lecture.
     *
     * @param say is told each line
     * @param turn is asked between steps
     */
    Lecture(Consumer<String> say, Turn turn) {
        this.say = say;
        this.turn = turn;
    }

    @Override
    public void begin(Scenario scenario) throws InterruptedException {
        step("What happens. " + scenario.story().strip());
        scenario.faults().forEach(fault -> say.accept("   It will be broken like this: " + fault.text() + "."));
        step("What you can expect. "
                + scenario.fire().stream().map(ExpectedAlert::text).collect(Collectors.joining(" and "))
                + " will fire, and all is repaired at the end.");
        turn.await("break it");
    }

    @Override
    public void look(Scenario scenario, ToDoubleFunction<String> query) throws InterruptedException {
        for (Lesson lesson : scenario.lessons()) {
            step(lesson.see());
            say.accept("   Look at: " + lesson.where());
            if (!lesson.query().isEmpty()) {
                double value = query.applyAsDouble(lesson.query());
                say.accept("   Ask: " + lesson.query());
                say.accept(
                        Double.isNaN(value)
                                ? "   It has no value at the moment."
                                : String.format(Locale.ROOT, "   The answer is %.4g at the moment.", value));
            }
            turn.await(lesson.equals(scenario.lessons().getLast()) ? "repair it" : "go on");
        }
    }

    @Override
    public void end(Scenario scenario) {
        step("What to do when it happens in earnest. " + scenario.fix().strip());
    }

    private void step(String text) {
        step++;
        say.accept("%d. %s".formatted(step, text));
    }
}
