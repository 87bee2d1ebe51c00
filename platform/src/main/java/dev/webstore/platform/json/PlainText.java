package dev.webstore.platform.json;

/** What may stand in a text from outside: neither logs, headers nor PostgreSQL take everything Unicode has. */
public final class PlainText {

    /** What to say of a text that is not plain. */
    public static final String DEMAND = "must not contain control characters";

    private PlainText() {}

    /** Whether a text has neither control characters nor halves of surrogate pairs. */
    public static boolean is(String text) {
        return text.codePoints().noneMatch(character -> Character.isISOControl(character) || isHalf(character));
    }

    /** A surrogate that {@link String#codePoints} could not pair. */
    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
