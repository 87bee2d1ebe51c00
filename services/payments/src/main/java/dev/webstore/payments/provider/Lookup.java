package dev.webstore.payments.provider;

/** What the provider's book says about a charge. */
public sealed interface Lookup {

    /** The money was taken. */
    record Found(String transactionId) implements Lookup {}

    /** Nothing was taken so far. */
    record Absent() implements Lookup {}

    /** The provider could not be asked. */
    record NotAnswered(String reason) implements Lookup {}
}
