package dev.webstore.frontend.shop;

import dev.webstore.platform.client.Call;
import dev.webstore.platform.client.Reply.Answered;
import dev.webstore.platform.client.Reply.NoAnswer;
import dev.webstore.platform.client.Reply.NotSent;
import dev.webstore.platform.client.ServiceClient;
import dev.webstore.platform.json.Json;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.Problem.FieldError;
import dev.webstore.platform.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Calls a service of ours on a visitor's behalf; what it refuses is thrown as the problem it answered with. */
final class Backend {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final ServiceClient client;

    Backend(ServiceClient client) {
        this.client = client;
    }

    /**
     * Makes the call.
     *
     * @throws ProblemException with what the service answered unless that is 2xx; 503 when it did not answer
     */
    Answered call(Caller caller, Call call) {
        Call addressed = call.header("X-Forwarded-For", caller.address());
        Call complete =
                caller.token() == null ? addressed : addressed.header("Authorization", "Bearer " + caller.token());
        return switch (client.call(complete)) {
            case Answered answered when answered.successful() -> answered;
            case Answered answered -> throw new ProblemException(problem(answered));
            case NotSent ignored -> throw new ProblemException(unavailable());
            case NoAnswer ignored -> throw new ProblemException(unavailable());
        };
    }

    /**
     * An id on its way into a path. Anything else could lead to another path, and is no id of ours anyway.
     *
     * @throws ProblemException 404 when it is none
     */
    static String id(String text) {
        if (!ID.matcher(text).matches()) {
            throw ProblemException.notFound("There is nothing of this id");
        }
        return text;
    }

    private Problem unavailable() {
        return Problem.of(503, "Shop unavailable", client.system() + " does not answer; try again soon");
    }

    private static Problem problem(Answered answered) {
        int status = answered.status() < 400 || answered.status() == 500 ? 502 : answered.status();
        JsonNode document;
        try {
            document = Json.tree(answered.body());
        } catch (JacksonException e) {
            return Problem.of(status, "Request refused", "The service answered with status " + answered.status());
        }
        List<FieldError> errors = document.path("errors")
                .valueStream()
                .map(error -> new FieldError(
                        error.path("field").asString(""), error.path("detail").asString("")))
                .toList();
        Problem problem = Problem.of(
                status,
                document.path("title").asString("Request refused"),
                document.path("detail").asString(""),
                errors);
        for (Map.Entry<String, JsonNode> member : document.properties()) {
            if (List.of("order_id", "reason").contains(member.getKey())
                    && member.getValue().isString()) {
                problem = problem.with(member.getKey(), member.getValue().stringValue());
            }
        }
        return problem;
    }
}
