package dev.webstore.main.downstream;

import dev.webstore.main.cart.Cart;
import dev.webstore.main.order.Order.Discount;
import dev.webstore.platform.client.Call;
import dev.webstore.platform.client.Reply.Answered;
import dev.webstore.platform.client.Reply.NoAnswer;
import dev.webstore.platform.client.Reply.NotSent;
import dev.webstore.platform.client.ServiceClient;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.money.Money;
import dev.webstore.platform.problem.Problem.FieldError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Discounts from the promotions service. */
public final class PromotionsClient {

    private final ServiceClient http;

    /** Talks through {@code http}. */
    public PromotionsClient(ServiceClient http) {
        this.http = http;
    }

    /** What promotions say to a cart. */
    public sealed interface Offer {

        /**
         * A discount, possibly none.
         *
         * @param discount in all
         * @param discounts its parts
         */
        record Granted(Money discount, List<Discount> discounts) implements Offer {}

        /**
         * The coupon cannot be used.
         *
         * @param detail why, for a person
         * @param why the same, as it goes on after the name of the field
         */
        record CouponRefused(String detail, String why) implements Offer {}

        /**
         * Promotions do not answer.
         *
         * @param reason in a word
         */
        record Unavailable(String reason) implements Offer {}
    }

    /** The discount for a cart; binding for this order, so that a coupon is held for it. */
    public Offer check(
            String orderId,
            String userId,
            Country country,
            Cart cart,
            boolean firstOrder,
            Optional<String> couponCode) {
        var request = new CheckRequest(
                orderId,
                userId,
                country,
                firstOrder,
                cart.items().stream()
                        .map(line ->
                                new CheckItem(line.productId(), line.category(), line.unitPrice(), line.quantity()))
                        .toList(),
                couponCode.orElse(null));
        return switch (http.call(Call.post("/api/promotions/check", request))) {
            case Answered answer when answer.successful() -> granted(answer.as(CheckResult.class), cart.subtotal());
            case Answered answer
            when answer.status() == 422 -> answer.as(Refusal.class).offer();
            case Answered answer -> new Offer.Unavailable("status_" + answer.status());
            case NotSent(String reason) -> new Offer.Unavailable(reason);
            case NoAnswer(String reason) -> new Offer.Unavailable(reason);
        };
    }

    /** Says how an order ended; empty when promotions know it now, else why not. */
    public Optional<String> tellOutcome(String orderId, String userId, String status, Money total) {
        Call call = Call.post("/api/promotions/outcome", new OutcomeRequest(orderId, userId, status, total));
        return switch (http.call(call)) {
            case Answered answer when answer.successful() -> Optional.empty();
            case Answered answer -> Optional.of("status_" + answer.status());
            case NotSent(String reason) -> Optional.of(reason);
            case NoAnswer(String reason) -> Optional.of(reason);
        };
    }

    /** Never believe a discount that would leave nothing to pay, or that its parts do not add up to. */
    private static Offer granted(CheckResult result, Money subtotal) {
        Money parts = result.discounts().stream().map(Discount::amount).reduce(Money.ZERO, Money::plus);
        boolean plausible = result.discount().cents() >= 0
                && result.discount().compareTo(subtotal) < 0
                && result.discount().equals(parts);
        return plausible
                ? new Offer.Granted(result.discount(), result.discounts())
                : new Offer.Unavailable("implausible_discount");
    }

    record CheckRequest(
            String orderId,
            String userId,
            Country country,
            boolean firstOrder,
            List<CheckItem> items,
            @Nullable String couponCode) {}

    record CheckItem(String productId, String category, Money unitPrice, int quantity) {}

    record CheckResult(Money discount, List<Discount> discounts) {}

    record Refusal(String detail, @Nullable List<FieldError> errors) {

        Offer offer() {
            String why = Stream.ofNullable(errors)
                    .flatMap(List::stream)
                    .map(FieldError::detail)
                    .findFirst()
                    .orElse(detail);
            return new Offer.CouponRefused(detail, why);
        }
    }

    record OutcomeRequest(String orderId, String userId, String status, Money total) {}
}
