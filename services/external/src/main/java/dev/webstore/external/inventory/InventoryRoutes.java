package dev.webstore.external.inventory;

import dev.webstore.external.simulation.Decision;
import dev.webstore.external.simulation.Refusal;
import dev.webstore.external.simulation.Simulation;
import dev.webstore.external.simulation.Stock;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.json.Fields;
import dev.webstore.platform.market.Country;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;

/** The inventory's interface: ask for stock, reserve it. */
final class InventoryRoutes implements Routes {

    private static final Refusal REJECTED = Refusal.of("item_rejected", "The warehouse rejected an item");
    private static final Refusal NOT_FOUND = Refusal.of("item_not_found", "The warehouse does not know an item");

    private final Simulation simulation;
    private final Logger logger;

    InventoryRoutes(Simulation simulation, Logger logger) {
        this.simulation = simulation;
        this.logger = logger;
    }

    @Override
    public void addTo(RouteTable table) {
        table.post("/api/inventory/check", Refusal.inOwnWords(this::check))
                .post("/api/inventory/reserve", Refusal.inOwnWords(this::reserve));
    }

    private void check(ServerRequest request, ServerResponse response) throws InterruptedException {
        Fields fields = Requests.json(request);
        Country country = fields.oneOf("country", Country.class);
        List<Item> items = Item.readAll(fields);
        fields.check();
        if (failed(country, response)) {
            return;
        }
        boolean available = stock() != Stock.OUT_OF_STOCK;
        logger.atInfo()
                .addKeyValue("country", country)
                .addKeyValue("products", items.size())
                .addKeyValue("available", available)
                .log("Stock check");
        Responses.json(
                response,
                new Availability(
                        available,
                        items.stream()
                                .map(item -> new ItemAvailability(item.productId(), item.quantity(), available))
                                .toList()));
    }

    private void reserve(ServerRequest request, ServerResponse response) throws InterruptedException {
        Fields fields = Requests.json(request);
        String orderId = fields.text("order_id", 1, 100);
        Country country = fields.oneOf("country", Country.class);
        List<Item> items = Item.readAll(fields);
        fields.check();
        if (failed(country, response)) {
            return;
        }
        if (stock() != Stock.IN_STOCK) {
            Refusal.of("out_of_stock", "The stock is not there").send(response, 404);
            return;
        }
        logger.atInfo()
                .addKeyValue("order_id", orderId)
                .addKeyValue("country", country)
                .addKeyValue("products", items.size())
                .log("Stock reserved");
        Responses.json(response, 201, new Reservation(reservationId(orderId), orderId));
    }

    /** Waits as long as the answer takes, and answers if the call is to fail. */
    private boolean failed(Country country, ServerResponse response) throws InterruptedException {
        Decision decision = simulation.decide(country);
        decision.await();
        if (decision.fails()) {
            Refusal.simulated(decision.status(), REJECTED, NOT_FOUND).send(response, decision.status());
        }
        return decision.fails();
    }

    private Stock stock() {
        Stock stock = simulation.behaviour().stock();
        return stock == null ? Stock.IN_STOCK : stock;
    }

    /** Made from the order's id, so that the same order always has the same reservation. */
    private static String reservationId(String orderId) {
        return "rsv_" + UUID.nameUUIDFromBytes(orderId.getBytes(StandardCharsets.UTF_8));
    }

    private record Availability(boolean available, List<ItemAvailability> items) {}

    private record ItemAvailability(String productId, long quantity, boolean available) {}

    private record Reservation(String reservationId, String orderId) {}
}
