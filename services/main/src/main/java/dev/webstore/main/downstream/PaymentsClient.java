package dev.webstore.main.downstream;

import dev.webstore.main.order.Order;
import dev.webstore.platform.client.Call;
import dev.webstore.platform.client.Reply.Answered;
import dev.webstore.platform.client.Reply.NoAnswer;
import dev.webstore.platform.client.Reply.NotSent;
import dev.webstore.platform.client.ServiceClient;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.market.PaymentMethod;
import dev.webstore.platform.money.Money;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Charges and refunds through the payments service. Every call may be repeated: payments knows the order. */
public final class PaymentsClient {

    private final ServiceClient http;

    /** Talks through {@code http}. */
    public PaymentsClient(ServiceClient http) {
        this.http = http;
    }

    /** What is known of a charge. */
    public sealed interface Charge {

        /**
         * The money was taken.
         *
         * @param transactionId the provider's id
         */
        record Captured(String transactionId) implements Charge {}

        /**
         * No money was taken, and the buyer's means of payment is the reason.
         *
         * @param reason in a word
         */
        record Declined(String reason) implements Charge {}

        /**
         * No money was taken, because something does not work.
         *
         * @param reason in a word
         */
        record Failed(String reason) implements Charge {}

        /**
         * It is not known whether money was taken.
         *
         * @param reason in a word
         */
        record Unknown(String reason) implements Charge {}
    }

    /** Charges for an order, once, however often this is called. */
    public Charge charge(Order order) {
        var request = new ChargeRequest(
                order.orderId(),
                order.userId(),
                order.total(),
                order.country(),
                order.paymentMethod(),
                order.chargeBefore());
        return switch (http.call(Call.post("/api/payments/process", request))) {
            case Answered answer ->
                switch (answer.status()) {
                    case 200, 202 -> charge(answer.as(Payment.class));
                    case 402 -> new Charge.Declined(answer.as(Refusal.class).reasonOr("declined"));
                    case 503 -> new Charge.Failed(answer.as(Refusal.class).reasonOr("payments_unavailable"));
                    case 410 -> new Charge.Failed("too_late");
                    // Anything else does not say what happened to the money; the ledger will.
                    default -> new Charge.Unknown("status_" + answer.status());
                };
            case NotSent(String reason) -> new Charge.Failed(reason);
            case NoAnswer(String reason) -> new Charge.Unknown(reason);
        };
    }

    /**
     * What the ledger knows of the charge for an order. Ask only after the order's time for charging has ended: before,
     * "never heard of it" may still change.
     */
    public Charge find(Order order) {
        Call call = Call.get("/api/payments/" + paymentId(order.orderId())).named("/api/payments/{payment_id}");
        return switch (http.call(call)) {
            case Answered answer when answer.status() == 200 -> charge(answer.as(Payment.class));
            case Answered answer when answer.status() == 404 -> new Charge.Failed("not_charged");
            case Answered answer -> new Charge.Unknown("status_" + answer.status());
            case NotSent(String reason) -> new Charge.Unknown(reason);
            case NoAnswer(String reason) -> new Charge.Unknown(reason);
        };
    }

    /** Gives the money of an order back; empty when that is done, else why it is not done yet. */
    public Optional<String> refund(String orderId, String why) {
        Call call = Call.post("/api/payments/" + paymentId(orderId) + "/refund", new RefundRequest(why))
                .named("/api/payments/{payment_id}/refund");
        return switch (http.call(call)) {
            case Answered answer when answer.status() == 200 -> Optional.empty();
            case Answered answer -> Optional.of("status_" + answer.status());
            case NotSent(String reason) -> Optional.of(reason);
            case NoAnswer(String reason) -> Optional.of(reason);
        };
    }

    private static Charge charge(Payment payment) {
        String reason = payment.reason() == null ? "unknown" : payment.reason();
        return switch (payment.status()) {
            // A refund is only asked for after the order was paid, so the charge did happen.
            case "CAPTURED", "REFUND_PENDING", "REFUNDED" ->
                payment.transactionId() == null
                        ? new Charge.Unknown("no_transaction_id")
                        : new Charge.Captured(payment.transactionId());
            case "DECLINED" -> new Charge.Declined(reason);
            case "FAILED" -> new Charge.Failed(reason);
            default -> new Charge.Unknown("pending");
        };
    }

    private static String paymentId(String orderId) {
        return "pay_" + orderId;
    }

    record ChargeRequest(
            String orderId,
            String userId,
            Money amount,
            Country country,
            PaymentMethod paymentMethod,
            Instant processBefore) {}

    record RefundRequest(String reason) {}

    record Payment(
            String status,
            @Nullable String transactionId,
            @Nullable String reason) {}

    record Refusal(@Nullable String reason) {
        String reasonOr(String fallback) {
            return reason == null ? fallback : reason;
        }
    }
}
