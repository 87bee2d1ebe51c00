package dev.webstore.platform.http;

import dev.webstore.platform.problem.Problem;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Shows a problem to whoever sent the request: a document to a program, a page to a person. */
@FunctionalInterface
public interface ProblemWriter {

    /** Answers {@code request} with {@code problem}, under its status. */
    void write(ServerRequest request, ServerResponse response, Problem problem);
}
