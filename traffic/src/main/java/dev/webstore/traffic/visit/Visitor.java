package dev.webstore.traffic.visit;

import dev.webstore.platform.market.PaymentMethod;
import dev.webstore.traffic.journey.Offer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One person's hands on the shop: each method does one thing and says what came of it. Used by one thread. */
interface Visitor {

    /** Looks at what there is. */
    Result browse(Optional<String> category);

    /** Looks for something by name. */
    Result search(String words);

    /** Looks at a product. */
    Result view(Offer offer);

    /** Opens an account and is signed in. */
    Result signUp();

    /** Signs in with this password. */
    Result signIn(String password);

    /** Puts something into the cart. */
    Result add(Offer offer, int quantity);

    /** Looks into the cart. */
    Result viewCart();

    /** Pays. */
    Result checkOut(PaymentMethod method, @Nullable String coupon);

    /** Looks at earlier orders. */
    Result viewOrders();
}
