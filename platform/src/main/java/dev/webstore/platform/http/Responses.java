package dev.webstore.platform.http;

import dev.webstore.platform.json.Json;
import dev.webstore.platform.problem.Problem;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;

/** Writes answers. */
public final class Responses {

    private static final Header PROBLEM = HeaderValues.create(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE);

    private Responses() {}

    /** Answers 200 with a JSON body. */
    public static void json(ServerResponse response, Object body) {
        json(response, 200, body);
    }

    /** Answers with a JSON body. */
    public static void json(ServerResponse response, int status, Object body) {
        response.status(Status.create(status));
        response.header(HeaderValues.CONTENT_TYPE_JSON);
        response.send(Json.bytes(body));
    }

    /** Answers with a problem document. */
    public static void problem(ServerResponse response, Problem problem) {
        response.status(Status.create(problem.status()));
        response.header(PROBLEM);
        response.send(Json.bytes(problem));
    }

    /** Answers 204: done, and there is nothing to say. */
    public static void noContent(ServerResponse response) {
        response.status(Status.NO_CONTENT_204);
        response.send();
    }
}
