package dev.webstore.external.simulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerResponse;
import org.jspecify.annotations.Nullable;

/**
 * An error as these third parties word it.
 *
 * @param error a word for machines, such as {@code card_declined}
 * @param message a sentence for people
 * @param field the field of the request that is wrong, if that is the reason
 */
public record Refusal(
        String error,
        String message,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String field) {

    /** A refusal that is not about a single field. */
    public static Refusal of(String error, String message) {
        return new Refusal(error, message, null);
    }

    /**
     * The words for a simulated failure.
     *
     * @param rejected for 400
     * @param notFound for 404
     */
    public static Refusal simulated(int status, Refusal rejected, Refusal notFound) {
        return switch (status) {
            case 400 -> rejected;
            case 404 -> notFound;
            case 429 -> of("rate_limited", "Too many requests");
            case 503 -> of("unavailable", "The service is unavailable");
            default -> of("internal_error", "Something went wrong");
        };
    }

    /** Answers with this error. */
    public void send(ServerResponse response, int status) {
        Responses.json(response, status, this);
    }

    /** The same handler, with bad input refused in the third party's words rather than as a problem document. */
    public static Handler inOwnWords(Handler handler) {
        return (request, response) -> {
            try {
                handler.handle(request, response);
            } catch (ProblemException e) {
                Problem problem = e.problem();
                String field = problem.errors().isEmpty()
                        ? null
                        : problem.errors().getFirst().field();
                new Refusal("invalid_request", problem.detail(), field).send(response, problem.status());
            }
        };
    }
}
