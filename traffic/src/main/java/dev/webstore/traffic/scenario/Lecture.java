package dev.webstore.traffic.scenario;

import dev.webstore.traffic.scenario.Scenario.ExpectedAlert;
import dev.webstore.traffic.scenario.Scenario.Lesson;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
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

    /** An answer of more parts is for a dashboard. */
    private static final int PARTS = 8;

    private final URI alerts;
    private final Consumer<String> say;
    private final Turn turn;
    private int step;

    /**
     * A lecture.
     *
     * @param alerts where alerts are to be seen
     * @param say is told each line
     * @param turn is asked between steps
     */
    Lecture(URI alerts, Consumer<String> say, Turn turn) {
        this.alerts = alerts;
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
        say.accept("   Alerts are at %s; what to do about one is in docs/runbooks/%s.md."
                .formatted(
                        alerts,
                        scenario.fire().stream()
                                .map(ExpectedAlert::alert)
                                .distinct()
                                .collect(Collectors.joining(".md and docs/runbooks/"))));
        turn.await("break it");
    }

    @Override
    public void look(Scenario scenario, Function<String, List<Sample>> query) throws InterruptedException {
        for (Lesson lesson : scenario.lessons()) {
            step(lesson.see());
            say.accept("   Look at: " + lesson.where());
            if (!lesson.query().isEmpty()) {
                say.accept("   Ask: " + lesson.query());
                answer(query.apply(lesson.query()));
            }
            turn.await(lesson.equals(scenario.lessons().getLast()) ? "repair it" : "go on");
        }
    }

    private void answer(List<Sample> samples) {
        if (samples.isEmpty()) {
            say.accept("   There is no answer at the moment.");
        } else if (samples.size() == 1) {
            say.accept("   The answer at the moment: " + samples.getFirst().text());
        } else {
            say.accept("   The answer at the moment:");
            samples.stream().limit(PARTS).forEach(sample -> say.accept("     " + sample.text()));
            if (samples.size() > PARTS) {
                say.accept("     and %d more".formatted(samples.size() - PARTS));
            }
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
