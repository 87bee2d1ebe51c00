package dev.webstore.frontend.page;

import dev.webstore.frontend.instruments.PageName;
import dev.webstore.frontend.shop.MainClient;
import dev.webstore.frontend.shop.Order;
import dev.webstore.frontend.shop.OrderPage;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;

/** {@code /orders}: what somebody has bought. */
public final class OrderRoutes implements Routes {

    private static final int PAGE_SIZE = 10;
    private static final int LAST_PAGE = 10_000;

    /** Long enough for recovery to find out about a payment whose outcome is unknown. */
    private static final int LOOK_AGAIN_SECONDS = 4;

    private final Pages pages;
    private final MainClient main;
    private final TraceLinks traces;

    /** Pages of the orders of {@code main}. */
    public OrderRoutes(Pages pages, MainClient main, TraceLinks traces) {
        this.pages = pages;
        this.main = main;
        this.traces = traces;
    }

    @Override
    public void addTo(RouteTable table) {
        table.get("/orders", pages.page(this::orders)).get("/orders/{order_id}", pages.page(this::order));
    }

    private Answer orders(Visit visit) {
        int number = Requests.query(visit.request(), "page", 1, 1, LAST_PAGE);
        OrderPage found = main.orders(visit.signedIn(), PAGE_SIZE, (number - 1) * PAGE_SIZE);
        int last = Math.max(1, Math.ceilDiv(found.total(), PAGE_SIZE));
        return Answer.view(PageName.ORDERS, "Your orders", "orders.jte", new OrdersView(found, number, last));
    }

    private Answer order(Visit visit) {
        Order order = main.order(visit.signedIn(), visit.path("order_id"));
        var view = new OrderView(order, order.traceId() == null ? null : traces.of(order.traceId()));
        Answer.View page = Answer.view(PageName.ORDER, "Order " + Format.shortId(order.orderId()), "order.jte", view);
        return order.status() == Order.Status.PENDING ? page.refreshing(LOOK_AGAIN_SECONDS) : page;
    }
}
