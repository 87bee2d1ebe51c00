package dev.webstore.traffic.people;

import dev.webstore.platform.market.PaymentMethod;
import dev.webstore.traffic.journey.Offer;
import java.util.Optional;

/** Something a visitor decides to do. */
public sealed interface Action {

    /** Looks at what there is, perhaps of one category. */
    record Browse(Optional<String> category) implements Action {}

    /** Looks for something by name. */
    record Search(String words) implements Action {}

    /** Looks at a product. */
    record View(Offer offer) implements Action {}

    /**
     * Makes sure to be signed in: signs up the first time, signs in later.
     *
     * @param rememberMe whether the sign-in of the last visit still stands
     * @param mistypes whether the password goes wrong at first
     */
    record Enter(boolean rememberMe, boolean mistypes) implements Action {}

    /** Puts something into the cart. */
    record Add(Offer offer, int quantity) implements Action {}

    /** Looks into the cart. */
    record ViewCart() implements Action {}

    /**
     * Pays.
     *
     * @param method how
     * @param coupon with which code; where it is refused, without
     * @param otherwise how when that goes wrong; nothing for somebody who then gives up
     */
    record CheckOut(PaymentMethod method, Optional<String> coupon, Optional<PaymentMethod> otherwise)
            implements Action {}

    /** Looks at earlier orders. */
    record ViewOrders() implements Action {}
}
