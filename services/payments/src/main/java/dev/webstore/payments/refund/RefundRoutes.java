package dev.webstore.payments.refund;

import dev.webstore.payments.instruments.PaymentSpans;
import dev.webstore.payments.ledger.Ledger;
import dev.webstore.payments.ledger.LedgerRoutes;
import dev.webstore.payments.ledger.Payment;
import dev.webstore.payments.ledger.PaymentResource;
import dev.webstore.payments.ledger.PaymentStatus;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.json.Fields;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code POST /api/payments/{payment_id}/refund}. */
public final class RefundRoutes implements Routes {

    private final Ledger ledger;
    private final Refunds refunds;

    /** Answers with what {@code refunds} does to payments of {@code ledger}. */
    public RefundRoutes(Ledger ledger, Refunds refunds) {
        this.ledger = ledger;
        this.refunds = refunds;
    }

    @Override
    public void addTo(RouteTable table) {
        table.post("/api/payments/{payment_id}/refund", this::refund);
    }

    private void refund(ServerRequest request, ServerResponse response) {
        Fields fields = Requests.json(request);
        String why = fields.text("reason", 1, 200);
        fields.check();
        Payment payment = refunds.refund(LedgerRoutes.named(request, ledger), why);
        PaymentSpans.describe(payment);
        Responses.json(response, payment.status() == PaymentStatus.REFUNDED ? 200 : 202, PaymentResource.of(payment));
    }
}
