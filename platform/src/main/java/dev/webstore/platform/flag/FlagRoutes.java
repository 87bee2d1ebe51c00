package dev.webstore.platform.flag;

import dev.webstore.platform.http.ControlAccess;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;

/**
 * {@code /control} of a service: GET shows the flags that are set, PUT sets these and no others, PATCH these too, DELETE
 * none. Each answers with what is set from then on.
 */
public final class FlagRoutes implements Routes {

    private final Flags flags;
    private final ControlAccess access;
    private final Logger logger;

    /** Controls {@code flags}. */
    public FlagRoutes(Flags flags, ControlAccess access, Logger logger) {
        this.flags = flags;
        this.access = access;
        this.logger = logger;
    }

    @Override
    public void addTo(RouteTable table) {
        table.get(
                        "/control",
                        (request, response) ->
                                Responses.json(response, board(request).values()))
                .put("/control", (request, response) -> {
                    SwitchBoard board = board(request);
                    var reading = SwitchBoard.reading(Requests.json(request), board.known());
                    change(board, _ -> reading.apply(Map.of()), response);
                })
                .patch("/control", (request, response) -> {
                    SwitchBoard board = board(request);
                    change(board, SwitchBoard.reading(Requests.json(request), board.known()), response);
                })
                .delete("/control", (request, response) -> change(board(request), _ -> Map.of(), response));
    }

    private SwitchBoard board(ServerRequest request) {
        access.check(request);
        return flags.board()
                .orElseThrow(() -> new ProblemException(Problem.of(
                        403, "Forbidden", "Flags come from a provider that was plugged in; set them there")));
    }

    private void change(SwitchBoard board, UnaryOperator<Map<String, Object>> change, ServerResponse response) {
        Map<String, Object> values = board.change(change);
        logger.atInfo().addKeyValue("flags", values).log("Flags changed");
        Responses.json(response, values);
    }
}
