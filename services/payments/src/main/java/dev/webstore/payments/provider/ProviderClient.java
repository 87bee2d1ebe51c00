package dev.webstore.payments.provider;

import dev.webstore.payments.ledger.Payment;
import dev.webstore.platform.client.Call;
import dev.webstore.platform.client.Reply;
import dev.webstore.platform.client.Reply.Answered;
import dev.webstore.platform.client.Reply.NoAnswer;
import dev.webstore.platform.client.Reply.NotSent;
import dev.webstore.platform.client.ServiceClient;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.market.PaymentMethod;
import dev.webstore.platform.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The payment provider as seen from here. The idempotency key of a payment is its id.
 *
 * <p>Only answers that the provider documents are believed to settle anything. Any other, such as a 502 of something in
 * between, says nothing about the money.
 */
public final class ProviderClient {

    private static final Duration LOOKUP_TIMEOUT = Duration.ofSeconds(2);
    private static final Pattern WORD = Pattern.compile("[a-z][a-z_]{0,39}");

    private final ServiceClient client;

    /** Calls the provider through {@code client}, whose timeout holds for charges and refunds. */
    public ProviderClient(ServiceClient client) {
        this.client = client;
    }

    /** Takes the money of a payment. */
    public ChargeOutcome charge(Payment payment) {
        var body = new ChargeBody(
                payment.paymentId(),
                payment.amount(),
                Money.CURRENCY,
                payment.country(),
                payment.paymentMethod(),
                payment.processBefore());
        return switch (client.call(Call.post("/api/payment/process", body))) {
            case NotSent(String reason) -> new ChargeOutcome.NotCharged(reason);
            case NoAnswer(String reason) -> new ChargeOutcome.Unknown(reason);
            case Answered answer ->
                switch (answer.status()) {
                    case 200 ->
                        transactionId(answer, payment)
                                .<ChargeOutcome>map(ChargeOutcome.Captured::new)
                                .orElseGet(() -> new ChargeOutcome.Unknown("unexpected_answer"));
                    case 400, 404 -> new ChargeOutcome.Declined(reason(answer, "declined"));
                    case 410, 429, 500, 503 -> new ChargeOutcome.NotCharged(reason(answer, "unavailable"));
                    default -> new ChargeOutcome.Unknown("unexpected_answer");
                };
        };
    }

    /** Looks a payment up in the provider's book. */
    public Lookup find(Payment payment) {
        Call call = Call.get("/api/payment/" + payment.paymentId())
                .named("/api/payment/{idempotency_key}")
                .within(LOOKUP_TIMEOUT);
        return switch (client.call(call)) {
            case NotSent(String reason) -> new Lookup.NotAnswered(reason);
            case NoAnswer(String reason) -> new Lookup.NotAnswered(reason);
            case Answered answer ->
                switch (answer.status()) {
                    case 200 ->
                        transactionId(answer, payment)
                                .<Lookup>map(Lookup.Found::new)
                                .orElseGet(() -> new Lookup.NotAnswered("unexpected_answer"));
                    case 404 -> new Lookup.Absent();
                    default -> new Lookup.NotAnswered("status_" + answer.status());
                };
        };
    }

    /** Gives the money of a payment back. */
    public RefundOutcome refund(Payment payment) {
        Reply reply =
                client.call(Call.post("/api/payment/refund", new RefundBody(payment.paymentId(), payment.amount())));
        return switch (reply) {
            case NotSent(String reason) -> new RefundOutcome.NotYet(reason);
            case NoAnswer(String reason) -> new RefundOutcome.NotYet(reason);
            case Answered answer ->
                switch (answer.status()) {
                    case 200 ->
                        read(answer, RefundAnswer.class)
                                .map(RefundAnswer::refundId)
                                .<RefundOutcome>map(RefundOutcome.Refunded::new)
                                .orElseGet(() -> new RefundOutcome.NotYet("unexpected_answer"));
                    case 404, 409 -> new RefundOutcome.Contradicted(reason(answer, "contradicted"));
                    default -> new RefundOutcome.NotYet(reason(answer, "unavailable"));
                };
        };
    }

    /** The provider's id of the charge, if the answer is about this payment and its amount. */
    private static Optional<String> transactionId(Answered answer, Payment payment) {
        return read(answer, ChargeAnswer.class)
                .filter(charge -> payment.paymentId().equals(charge.idempotencyKey()))
                .filter(charge -> payment.amount().equals(charge.amount()))
                .map(ChargeAnswer::transactionId);
    }

    /** The provider's word for an error, if it is one word. */
    private static String reason(Answered answer, String otherwise) {
        return read(answer, ErrorAnswer.class)
                .map(ErrorAnswer::error)
                .filter(WORD.asMatchPredicate())
                .orElse(otherwise);
    }

    private static <T> Optional<T> read(Answered answer, Class<T> type) {
        try {
            return Optional.of(answer.as(type));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private record ChargeBody(
            String idempotencyKey,
            Money amount,
            String currency,
            Country country,
            PaymentMethod paymentMethod,
            Instant processBefore) {}

    private record RefundBody(String idempotencyKey, Money amount) {}

    private record ChargeAnswer(
            @Nullable String transactionId,
            @Nullable String idempotencyKey,
            @Nullable Money amount) {}

    private record RefundAnswer(@Nullable String refundId) {}

    private record ErrorAnswer(@Nullable String error) {}
}
