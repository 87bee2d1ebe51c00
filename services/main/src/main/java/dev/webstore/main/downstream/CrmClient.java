package dev.webstore.main.downstream;

import dev.webstore.main.order.Order;
import dev.webstore.platform.client.Call;
import dev.webstore.platform.client.Reply;
import dev.webstore.platform.client.ServiceClient;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.money.Money;
import java.util.List;

/** The customer relationship system of a third party. */
public final class CrmClient {

    private final ServiceClient http;

    /** Talks through {@code http}. */
    public CrmClient(ServiceClient http) {
        this.http = http;
    }

    /** Tells of an order; repeating it is harmless. */
    public Reply tell(Order order) {
        var items = order.items().stream()
                .map(item -> new Item(item.productId(), item.quantity(), item.unitPrice()))
                .toList();
        return http.call(Call.post(
                "/api/customer/order",
                new OrderRecord(
                        order.orderId(),
                        order.userId(),
                        order.country(),
                        order.total(),
                        order.status().text(),
                        items)));
    }

    record Item(String productId, int quantity, Money unitPrice) {}

    record OrderRecord(String orderId, String userId, Country country, Money total, String status, List<Item> items) {}
}
