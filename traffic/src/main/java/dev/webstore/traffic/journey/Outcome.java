package dev.webstore.traffic.journey;

/** What came of one step. */
public sealed interface Outcome {

    /** The step did what the shopper wanted. */
    record Done() implements Outcome {}

    /**
     * The step did not.
     *
     * @param reason the status such as {@code 503}, or the kind of error where no answer came; few distinct values
     */
    record Failed(String reason) implements Outcome {}

    /** The one success. */
    Outcome DONE = new Done();
}
