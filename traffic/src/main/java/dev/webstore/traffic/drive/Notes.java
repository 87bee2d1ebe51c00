package dev.webstore.traffic.drive;

import dev.webstore.traffic.journey.Outcome;
import dev.webstore.traffic.journey.Step;

/** Is told what happens while a load runs, by all shoppers at once. */
public interface Notes {

    /** Of somebody who does not care. */
    Notes NONE = new Notes() {
        @Override
        public void step(Step step, Outcome outcome, long nanos) {}

        @Override
        public void completed() {}
    };

    /**
     * A step was done.
     *
     * @param nanos how long it took, as the load counts it
     */
    void step(Step step, Outcome outcome, long nanos);

    /** A journey came to its end. */
    void completed();

    /** Tells another one too. */
    default Notes and(Notes other) {
        Notes self = this;
        return new Notes() {
            @Override
            public void step(Step step, Outcome outcome, long nanos) {
                self.step(step, outcome, nanos);
                other.step(step, outcome, nanos);
            }

            @Override
            public void completed() {
                self.completed();
                other.completed();
            }
        };
    }
}
