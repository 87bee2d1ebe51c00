package dev.webstore.payments.ledger;

import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.problem.ProblemException;
import io.helidon.webserver.http.ServerRequest;

/** {@code GET /api/payments/{payment_id}}: what the ledger knows. */
public final class LedgerRoutes implements Routes {

    private final Ledger ledger;

    /** Shows {@code ledger}. */
    public LedgerRoutes(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void addTo(RouteTable table) {
        table.get(
                "/api/payments/{payment_id}",
                (request, response) -> Responses.json(response, PaymentResource.of(named(request, ledger))));
    }

    /**
     * The payment that the path parameter {@code payment_id} names.
     *
     * @throws ProblemException 404 when there is none
     */
    public static Payment named(ServerRequest request, Ledger ledger) {
        return Payment.orderId(Requests.path(request, "payment_id"))
                .flatMap(ledger::find)
                .orElseThrow(() -> ProblemException.notFound("There is no payment of that id"));
    }
}
