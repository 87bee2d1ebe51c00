package dev.webstore.main.downstream;

import dev.webstore.main.order.Order;
import dev.webstore.platform.client.Call;
import dev.webstore.platform.client.Reply;
import dev.webstore.platform.client.Reply.Answered;
import dev.webstore.platform.client.ServiceClient;
import dev.webstore.platform.market.Country;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The inventory system of a third party. */
public final class InventoryClient {

    private final ServiceClient http;

    /** Talks through {@code http}. */
    public InventoryClient(ServiceClient http) {
        this.http = http;
    }

    /** Whether all of it is available there; nothing when they do not say. */
    public Optional<Boolean> isAvailable(Country country, Map<String, Integer> quantities) {
        Reply reply = http.call(Call.post("/api/inventory/check", new CheckRequest(country, items(quantities))));
        return reply instanceof Answered answer && answer.successful()
                ? Optional.of(answer.as(CheckResult.class).available())
                : Optional.empty();
    }

    /** Reserves an order's items; repeating it is harmless. */
    public Reply reserve(Order order) {
        return http.call(Call.post(
                "/api/inventory/reserve",
                new ReserveRequest(order.orderId(), order.country(), items(order.quantities()))));
    }

    private static List<Item> items(Map<String, Integer> quantities) {
        return quantities.entrySet().stream()
                .map(entry -> new Item(entry.getKey(), entry.getValue()))
                .toList();
    }

    record Item(String productId, int quantity) {}

    record CheckRequest(Country country, List<Item> items) {}

    record CheckResult(boolean available) {}

    record ReserveRequest(String orderId, Country country, List<Item> items) {}
}
