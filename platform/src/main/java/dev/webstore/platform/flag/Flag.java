package dev.webstore.platform.flag;

/** A feature flag of a service. Nothing happens while it has its default: off, zero or an empty text. */
public sealed interface Flag {

    /** Its name, for the provider and at {@code /control}. */
    String key();

    /** What happens when it is set. */
    String meaning();

    /** On or off. */
    record Switch(String key, String meaning) implements Flag {}

    /**
     * How much of something.
     *
     * @param max the highest value that can be set at {@code /control}; the lowest is 0
     */
    record Amount(String key, String meaning, double max) implements Flag {}

    /** Which one, as a text. */
    record Choice(String key, String meaning) implements Flag {}
}
