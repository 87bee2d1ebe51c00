package dev.webstore.payments.charge;

import dev.webstore.payments.instruments.PaymentSpans;
import dev.webstore.payments.ledger.Payment;
import dev.webstore.payments.ledger.PaymentResource;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code POST /api/payments/process}. */
public final class ChargeRoutes implements Routes {

    private final Charges charges;

    /** Answers with what {@code charges} does. */
    public ChargeRoutes(Charges charges) {
        this.charges = charges;
    }

    @Override
    public void addTo(RouteTable table) {
        table.post("/api/payments/process", this::process);
    }

    private void process(ServerRequest request, ServerResponse response) throws InterruptedException {
        Payment payment = charges.process(ChargeRequest.read(Requests.json(request)));
        PaymentSpans.describe(payment);
        switch (payment.status()) {
            case CAPTURED, REFUND_PENDING, REFUNDED -> Responses.json(response, PaymentResource.of(payment));
            case PENDING -> Responses.json(response, 202, PaymentResource.of(payment));
            case DECLINED -> throw problem(payment, 402, "Payment declined", "The payment provider said no");
            case FAILED ->
                throw problem(payment, 503, "Payment provider unavailable", "Nothing was charged; try again soon");
        }
    }

    private static ProblemException problem(Payment payment, int status, String title, String detail) {
        return new ProblemException(Problem.of(status, title, detail)
                .with("payment_id", payment.paymentId())
                .with("reason", String.valueOf(payment.reason())));
    }
}
