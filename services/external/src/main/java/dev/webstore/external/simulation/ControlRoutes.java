package dev.webstore.external.simulation;

import dev.webstore.platform.http.ControlAccess;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.json.Fields;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerResponse;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;

/**
 * {@code /control}: GET shows how the system behaves, PUT replaces it (what is left out is calm), PATCH changes parts of
 * it, DELETE goes back to the start. Each answers with the behaviour from then on.
 */
public final class ControlRoutes implements Routes {

    private final Simulation simulation;
    private final ControlAccess access;
    private final Logger logger;

    /** Controls {@code simulation}. */
    public ControlRoutes(Simulation simulation, ControlAccess access, Logger logger) {
        this.simulation = simulation;
        this.access = access;
        this.logger = logger;
    }

    @Override
    public void addTo(RouteTable table) {
        table.get("/control", (request, response) -> {
                    access.check(request);
                    Responses.json(response, simulation.behaviour());
                })
                .put("/control", changing(fields -> current -> BehaviourReader.read(fields, current.calm())))
                .patch("/control", changing(fields -> current -> BehaviourReader.read(fields, current)))
                .delete("/control", (request, response) -> {
                    access.check(request);
                    change(response, current -> simulation.initial());
                });
    }

    private Handler changing(Function<Fields, UnaryOperator<Behaviour>> change) {
        return (request, response) -> {
            access.check(request);
            change(response, change.apply(Requests.json(request)));
        };
    }

    private void change(ServerResponse response, UnaryOperator<Behaviour> change) {
        Behaviour behaviour = simulation.change(change);
        logger.atInfo().addKeyValue("behaviour", behaviour).log("Behaviour changed");
        Responses.json(response, behaviour);
    }
}
