package dev.webstore.promotions.check;

import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.telemetry.SpanAttributes;
import dev.webstore.platform.telemetry.Telemetry;
import dev.webstore.promotions.coupon.Coupons;
import dev.webstore.promotions.flag.PromotionsFlags;
import dev.webstore.promotions.instruments.PromotionsInstruments;
import dev.webstore.promotions.loyalty.LoyaltyStore;
import dev.webstore.promotions.pricing.Discount;
import dev.webstore.promotions.rules.RuleBook;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.opentelemetry.api.trace.Span;
import java.time.Clock;

/** {@code POST /api/promotions/check} and {@code POST /api/promotions/validate-coupon}. */
public final class CheckRoutes implements Routes {

    private final PromotionsFlags flags;
    private final Checks checks;
    private final CouponChecks couponChecks;

    /** Answers by the rules in {@code book}. */
    public CheckRoutes(
            PromotionsFlags flags,
            RuleBook book,
            LoyaltyStore loyalty,
            Coupons coupons,
            PromotionsInstruments instruments,
            Clock clock,
            Telemetry telemetry) {
        this.flags = flags;
        this.checks = new Checks(book, loyalty, coupons, instruments, clock, telemetry);
        this.couponChecks = new CouponChecks(book, coupons, instruments, clock);
    }

    @Override
    public void addTo(RouteTable table) {
        table.post("/api/promotions/check", this::check).post("/api/promotions/validate-coupon", this::validate);
    }

    private void check(ServerRequest request, ServerResponse response) {
        var question = CheckRequest.read(Requests.json(request));
        describe(question);
        flags.checkSlowly();
        CheckResult result = checks.check(question);
        Span.current()
                .setAttribute(
                        SpanAttributes.PROMOTION_DISCOUNT, result.discount().approximateDollars())
                .setAttribute(
                        SpanAttributes.PROMOTION_NAMES,
                        result.discounts().stream().map(Discount::name).toList());
        Responses.json(response, result);
    }

    private void validate(ServerRequest request, ServerResponse response) {
        Responses.json(response, couponChecks.check(CouponCheck.read(Requests.json(request))));
    }

    private static void describe(CheckRequest request) {
        Span span = Span.current();
        span.setAttribute(SpanAttributes.USER_ID, request.userId());
        span.setAttribute(SpanAttributes.COUNTRY, request.basket().country().name());
        request.orderId().ifPresent(orderId -> span.setAttribute(SpanAttributes.ORDER_ID, orderId));
    }
}
