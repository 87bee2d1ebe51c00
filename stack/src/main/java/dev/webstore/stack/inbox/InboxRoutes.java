package dev.webstore.stack.inbox;

import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;

/** The inbox over HTTP. */
final class InboxRoutes implements Routes {

    private final ReceivedAlerts alerts;

    InboxRoutes(ReceivedAlerts alerts) {
        this.alerts = alerts;
    }

    @Override
    public void addTo(RouteTable table) {
        table.get("/alerts", (request, response) -> Responses.json(response, Map.of("alerts", alerts.list())))
                .post("/alerts", this::receive);
    }

    private void receive(ServerRequest request, ServerResponse response) {
        alerts.add(WebhookMessage.read(Requests.body(request)));
        Responses.noContent(response);
    }
}
