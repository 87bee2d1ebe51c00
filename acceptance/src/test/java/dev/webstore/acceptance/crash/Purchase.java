package dev.webstore.acceptance.crash;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper was told of one purchase, however often they had to ask.
 *
 * @param key its idempotency key
 * @param status of the last answer, or 0 when there was none
 * @param total in cents, when it was a 201, else 0
 * @param orderIds all orders that any answer named
 */
record Purchase(String key, int status, long total, Set<String> orderIds) {

    /** The order, if any answer named one. */
    @Nullable String orderId() {
        return orderIds.isEmpty() ? null : orderIds.iterator().next();
    }
}
