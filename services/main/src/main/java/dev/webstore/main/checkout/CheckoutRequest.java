package dev.webstore.main.checkout;

import dev.webstore.platform.market.Country;
import dev.webstore.platform.market.PaymentMethod;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody wants to pay for their cart.
 *
 * @param paymentMethod how
 * @param country where it goes
 * @param couponCode a coupon to use
 * @param idempotencyKey names this wish: under the same key it is fulfilled once, however often it is sent
 */
public record CheckoutRequest(
        PaymentMethod paymentMethod, Country country, Optional<String> couponCode, String idempotencyKey) {

    /** A key for a wish that came without one, and so cannot be recognised again. */
    static String freshKey() {
        return "auto-" + UUID.randomUUID();
    }

    /** Equal for equal wishes: tells a repetition from another request under the same key. */
    String fingerprint() {
        return String.join("|", paymentMethod.text(), country.name(), couponCode.orElse(""));
    }
}
