package dev.webstore.external.crm;

import dev.webstore.external.simulation.Decision;
import dev.webstore.external.simulation.Refusal;
import dev.webstore.external.simulation.Simulation;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.slf4j.Logger;

/** The CRM's interface: put an order into the customer's record. */
final class CrmRoutes implements Routes {

    private static final Refusal REJECTED = Refusal.of("record_rejected", "The record was rejected");
    private static final Refusal NOT_FOUND = Refusal.of("customer_not_found", "There is no such customer");

    private final Simulation simulation;
    private final Logger logger;

    CrmRoutes(Simulation simulation, Logger logger) {
        this.simulation = simulation;
        this.logger = logger;
    }

    @Override
    public void addTo(RouteTable table) {
        table.post("/api/customer/order", Refusal.inOwnWords(this::record));
    }

    private void record(ServerRequest request, ServerResponse response) throws InterruptedException {
        CustomerOrder order = CustomerOrder.read(Requests.json(request));
        Decision decision = simulation.decide(order.country());
        decision.await();
        if (decision.fails()) {
            Refusal.simulated(decision.status(), REJECTED, NOT_FOUND).send(response, decision.status());
            return;
        }
        logger.atInfo()
                .addKeyValue("order_id", order.orderId())
                .addKeyValue("country", order.country())
                .log("Order recorded");
        Responses.json(response, 201, new Recorded(recordId(order.orderId()), order.orderId()));
    }

    /** Made from the order's id, so that the same order always has the same record, and nothing need be remembered. */
    private static String recordId(String orderId) {
        return "crm_" + UUID.nameUUIDFromBytes(orderId.getBytes(StandardCharsets.UTF_8));
    }

    private record Recorded(String customerRecordId, String orderId) {}
}
