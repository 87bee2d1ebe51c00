package dev.webstore.main.order;

import dev.webstore.main.account.Authentication;
import dev.webstore.main.account.User;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.problem.ProblemException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** {@code /orders}: what somebody has bought. */
public final class OrderRoutes implements Routes {

    private static final int PAGE = 20;
    private static final int LONGEST_PAGE = 100;
    private static final int FARTHEST_OFFSET = 100_000;

    private final OrderStore orders;
    private final Authentication authentication;

    /** Routes to {@code orders}. */
    public OrderRoutes(OrderStore orders, Authentication authentication) {
        this.orders = orders;
        this.authentication = authentication;
    }

    @Override
    public void addTo(RouteTable table) {
        table.get("/orders", this::list).get("/orders/{id}", this::order);
    }

    private void list(ServerRequest request, ServerResponse response) {
        User user = authentication.user(request, response);
        int limit = Requests.query(request, "limit", PAGE, 1, LONGEST_PAGE);
        int offset = Requests.query(request, "offset", 0, 0, FARTHEST_OFFSET);
        Responses.json(
                response, new Page(orders.ofUser(user.userId(), limit, offset), orders.countOfUser(user.userId())));
    }

    private void order(ServerRequest request, ServerResponse response) {
        User user = authentication.user(request, response);
        Order order = orders.byId(user.userId(), Requests.path(request, "id"))
                .orElseThrow(() -> ProblemException.notFound("You have no such order"));
        Responses.json(response, order);
    }

    /** Some of somebody's orders, newest first. */
    record Page(List<Order> orders, int total) {}
}
