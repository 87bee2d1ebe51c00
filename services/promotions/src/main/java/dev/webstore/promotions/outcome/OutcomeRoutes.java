package dev.webstore.promotions.outcome;

import dev.webstore.platform.database.Database;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.telemetry.SpanAttributes;
import dev.webstore.platform.telemetry.Telemetry;
import dev.webstore.promotions.coupon.Coupons;
import dev.webstore.promotions.instruments.PromotionsInstruments;
import dev.webstore.promotions.loyalty.LoyaltyStore;
import dev.webstore.promotions.rules.RuleBook;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.opentelemetry.api.trace.Span;

/** {@code POST /api/promotions/outcome}. */
public final class OutcomeRoutes implements Routes {

    private final Outcomes outcomes;

    /** Records outcomes in {@code database}. */
    public OutcomeRoutes(
            Database database,
            Coupons coupons,
            LoyaltyStore loyalty,
            RuleBook book,
            PromotionsInstruments instruments,
            Telemetry telemetry) {
        this.outcomes = new Outcomes(database, new OutcomeStore(), coupons, loyalty, book, instruments, telemetry);
    }

    @Override
    public void addTo(RouteTable table) {
        table.post("/api/promotions/outcome", this::settle);
    }

    private void settle(ServerRequest request, ServerResponse response) {
        Outcome outcome = Outcome.read(Requests.json(request));
        OutcomeStatus status = outcomes.settle(outcome);
        Span.current()
                .setAttribute(SpanAttributes.ORDER_ID, outcome.orderId())
                .setAttribute(SpanAttributes.USER_ID, outcome.userId())
                .setAttribute(SpanAttributes.ORDER_STATUS, status.text())
                .setAttribute(SpanAttributes.TRANSACTION_AMOUNT, outcome.total().approximateDollars());
        Responses.json(response, new Settled(outcome.orderId(), status));
    }

    private record Settled(String orderId, OutcomeStatus status) {}
}
