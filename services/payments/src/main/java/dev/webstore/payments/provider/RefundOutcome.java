package dev.webstore.payments.provider;

/** What came of a refund at the provider. */
public sealed interface RefundOutcome {

    /** The money was given back. */
    record Refunded(String refundId) implements RefundOutcome {}

    /** Not yet, or nobody can say: asking again is safe. */
    record NotYet(String reason) implements RefundOutcome {}

    /** The provider does not know the charge as we do, which must not happen. */
    record Contradicted(String reason) implements RefundOutcome {}
}
