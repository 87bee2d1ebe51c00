package dev.webstore.external.provider;

/** What came of a wish to capture money. */
sealed interface Capture {

    /** It is captured, now or by an earlier request with the same key. */
    record Captured(Charge charge) implements Capture {}

    /** The key stands for a charge of another amount. Nothing was captured. */
    record OtherAmount() implements Capture {}

    /** Its last moment has passed. Nothing was captured, and nothing can be any more. */
    record TooLate() implements Capture {}
}
