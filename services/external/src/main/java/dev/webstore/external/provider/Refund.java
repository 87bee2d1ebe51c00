package dev.webstore.external.provider;

/** What came of a wish to give money back. */
sealed interface Refund {

    /** It is given back, now or by an earlier request. */
    record Refunded(Charge charge) implements Refund {}

    /** The charge was of another amount, and charges are refunded whole. */
    record OtherAmount() implements Refund {}

    /** There is no such charge. */
    record Unknown() implements Refund {}
}
