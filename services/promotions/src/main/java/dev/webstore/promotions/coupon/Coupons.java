package dev.webstore.promotions.coupon;

import dev.webstore.platform.telemetry.Telemetry;
import dev.webstore.promotions.coupon.Hold.Refused;
import dev.webstore.promotions.coupon.Hold.Reserved;
import dev.webstore.promotions.instruments.PromotionsInstruments;
import io.opentelemetry.context.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;

/**
 * Redeems coupons: reserved for an order when it is placed, confirmed when it is paid, and given back when it fails, is
 * refunded, or nothing is heard of it for a day.
 */
public final class Coupons {

    /** Far longer than any order stays open. */
    private static final Duration LONGEST_RESERVATION = Duration.ofHours(24);

    private final CouponStore store;
    private final PromotionsInstruments instruments;
    private final Clock clock;
    private final Logger logger;

    /** Coupons in {@code store}. */
    public Coupons(CouponStore store, PromotionsInstruments instruments, Clock clock, Telemetry telemetry) {
        this.store = store;
        this.instruments = instruments;
        this.clock = clock;
        this.logger = telemetry.logger(Coupons.class);
    }

    /** Whether {@code userId} could redeem the coupon now, as far as its limits go; if not, why. */
    public Optional<CouponRefusal> exhaustion(Coupon coupon, String userId) {
        return store.exhaustion(coupon, userId);
    }

    /** Reserves the coupon for an order, or says why not. Doing so again changes nothing. */
    public Optional<CouponRefusal> reserve(Coupon coupon, String orderId, String userId) {
        return switch (store.reserve(coupon, orderId, userId)) {
            case Reserved(boolean anew) -> {
                if (anew) {
                    instruments.couponRedeemed("reserved");
                }
                yield Optional.empty();
            }
            case Refused(CouponRefusal why) -> Optional.of(why);
        };
    }

    /** The order was paid: its coupon is used. Returns whether there was one. */
    public boolean confirm(Handle handle, String orderId) {
        return store.confirm(handle, orderId);
    }

    /** The order came to nothing: its coupon can be used again. Returns whether there was one. */
    public boolean release(Handle handle, String orderId) {
        return store.release(handle, orderId);
    }

    /** One round of the worker: gives back a coupon whose order was never heard of again. Returns whether it did. */
    public boolean releaseAbandoned() {
        boolean released;
        try (Scope ignored = Telemetry.unrecorded().makeCurrent()) {
            released = store.releaseAbandoned(clock.instant().minus(LONGEST_RESERVATION));
        }
        if (released) {
            instruments.couponRedeemed("abandoned");
            logger.atWarn().log("Gave back a coupon whose order was never settled");
        }
        return released;
    }
}
