package dev.webstore.external.provider;

import dev.webstore.external.provider.Capture.Captured;
import dev.webstore.external.provider.Refund.Refunded;
import dev.webstore.external.simulation.Decision;
import dev.webstore.external.simulation.Refusal;
import dev.webstore.external.simulation.Simulation;
import dev.webstore.platform.http.ControlAccess;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.json.Json;
import dev.webstore.platform.money.Money;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;

/** The provider's interface: capture money, look a charge up, give it back. */
final class ProviderRoutes implements Routes {

    private final Book book;
    private final Simulation simulation;
    private final ControlAccess access;
    private final Logger logger;

    ProviderRoutes(Book book, Simulation simulation, ControlAccess access, Logger logger) {
        this.book = book;
        this.simulation = simulation;
        this.access = access;
        this.logger = logger;
    }

    @Override
    public void addTo(RouteTable table) {
        table.post("/api/payment/process", Refusal.inOwnWords(this::process))
                .post("/api/payment/refund", Refusal.inOwnWords(this::refund))
                .get("/api/payment/{idempotency_key}", this::find)
                .get("/control/book", this::list);
    }

    private void process(ServerRequest request, ServerResponse response) throws InterruptedException {
        ChargeRequest charge = ChargeRequest.read(Requests.json(request));
        Decision decision = simulation.decide(charge.country());
        decision.await();
        // A captured charge stays captured: a failure would tell the client that nothing was.
        if (decision.fails() && book.find(charge.idempotencyKey()).isEmpty()) {
            refuse(decision, charge.idempotencyKey(), response);
            return;
        }
        switch (book.capture(charge)) {
            case Captured(Charge captured) -> {
                logger.atInfo()
                        .addKeyValue("idempotency_key", captured.idempotencyKey())
                        .addKeyValue("amount", captured.amount().decimal())
                        .addKeyValue("country", captured.country())
                        .log("Charge captured");
                Responses.json(response, ChargeAnswer.of(captured));
            }
            case Capture.OtherAmount() ->
                Refusal.of("amount_differs", "The key was used for another amount")
                        .send(response, 409);
            case Capture.TooLate() ->
                Refusal.of("too_late", "process_before has passed").send(response, 410);
        }
    }

    private void refund(ServerRequest request, ServerResponse response) throws InterruptedException {
        RefundRequest wish = RefundRequest.read(Requests.json(request));
        Optional<Charge> known = book.find(wish.idempotencyKey());
        if (known.isPresent()) {
            Decision decision = simulation.decide(known.get().country());
            decision.await();
            if (decision.isOutage()) {
                refuse(decision, wish.idempotencyKey(), response);
                return;
            }
        }
        switch (book.refund(wish)) {
            case Refunded(Charge refunded) -> {
                logger.atInfo()
                        .addKeyValue("idempotency_key", refunded.idempotencyKey())
                        .addKeyValue("amount", refunded.amount().decimal())
                        .log("Charge refunded");
                Responses.json(response, RefundAnswer.of(refunded));
            }
            case Refund.OtherAmount() ->
                Refusal.of("amount_differs", "A charge is refunded whole").send(response, 409);
            case Refund.Unknown() -> unknown(response);
        }
    }

    private void find(ServerRequest request, ServerResponse response) {
        book.find(Requests.path(request, "idempotency_key"))
                .ifPresentOrElse(charge -> Responses.json(response, ChargeAnswer.of(charge)), () -> unknown(response));
    }

    private void list(ServerRequest request, ServerResponse response) throws IOException {
        access.check(request);
        response.header(HeaderValues.create(HeaderNames.CONTENT_TYPE, "application/x-ndjson"));
        try (var out = response.outputStream()) {
            for (Charge charge : book.charges()) {
                out.write(Json.bytes(charge));
                out.write('\n');
            }
        }
    }

    private void refuse(Decision decision, String key, ServerResponse response) {
        Refusal refusal = ProviderRefusals.of(decision);
        logger.atInfo()
                .addKeyValue("idempotency_key", key)
                .addKeyValue("status", decision.status())
                .addKeyValue("error", refusal.error())
                .log("Request refused");
        refusal.send(response, decision.status());
    }

    private static void unknown(ServerResponse response) {
        Refusal.of("unknown_charge", "There is no charge of that key").send(response, 404);
    }

    /** A charge as clients see it. */
    private record ChargeAnswer(
            String transactionId, String idempotencyKey, String status, Money amount, String currency) {

        static ChargeAnswer of(Charge charge) {
            return new ChargeAnswer(
                    charge.transactionId(),
                    charge.idempotencyKey(),
                    charge.status(),
                    charge.amount(),
                    charge.currency());
        }
    }

    /** A refund as clients see it. */
    private record RefundAnswer(String refundId, String idempotencyKey, String status, Money amount) {

        static RefundAnswer of(Charge charge) {
            return new RefundAnswer(
                    String.valueOf(charge.refundId()), charge.idempotencyKey(), charge.status(), charge.amount());
        }
    }
}
