package dev.webstore.main.outbox;

/** What came of a task. */
public sealed interface Done {

    /** A word for it, for telemetry. */
    default String text() {
        return switch (this) {
            case Finished() -> "finished";
            case TryAgain ignored -> "retried";
            case GivenUp ignored -> "given_up";
        };
    }

    /** It is done, or no longer needed. */
    record Finished() implements Done {}

    /**
     * It did not work and is worth another try.
     *
     * @param reason why, in a word
     */
    record TryAgain(String reason) implements Done {}

    /**
     * It will never work; it stays in the outbox, marked, for a person to look at.
     *
     * @param reason why, in a word
     */
    record GivenUp(String reason) implements Done {}
}
