package dev.webstore.payments.provider;

/** What the provider's answer to a charge says about the money. */
public sealed interface ChargeOutcome {

    /** The money was taken. */
    record Captured(String transactionId) implements ChargeOutcome {}

    /** Nothing was taken; trying again would not help. */
    record Declined(String reason) implements ChargeOutcome {}

    /** Nothing was taken, for a reason on the provider's side or on the way. */
    record NotCharged(String reason) implements ChargeOutcome {}

    /** Nobody can say whether money was taken. */
    record Unknown(String reason) implements ChargeOutcome {}
}
