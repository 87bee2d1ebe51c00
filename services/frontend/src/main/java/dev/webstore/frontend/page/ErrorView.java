package dev.webstore.frontend.page;

import dev.webstore.platform.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What an error page says.
 *
 * @param status the HTTP status code
 * @param heading what happened, in a few words
 * @param advice what the visitor can do
 * @param detail what the problem document says
 * @param traceId the trace in which it happened, or null
 */
public record ErrorView(
        int status,
        String heading,
        String advice,
        String detail,
        @Nullable String traceId) {

    static ErrorView of(Problem problem) {
        int status = problem.status();
        String heading = switch (status) {
            case 403 -> problem.title();
            case 404 -> "We looked everywhere";
            case 405 -> "That does not work here";
            case 413 -> "That is too much at once";
            case 429 -> "One moment, please";
            case 502, 503, 504 -> "The shop is closed for a moment";
            default -> status < 500 ? "That did not work" : "Something broke";
        };
        String advice = switch (status) {
            case 403 -> "Nothing was changed.";
            case 404 -> "There is no page at this address, or what was here is gone.";
            case 429 -> "You are faster than we are. Wait a little and try again.";
            case 502, 503, 504 ->
                "Something behind the counter does not answer. Your cart and your orders are safe; please try"
                        + " again in a minute.";
            default ->
                status < 500
                        ? "Something about the request was not right. Nothing was changed."
                        : "It is our fault, not yours. We can see what happened by the number below.";
        };
        return new ErrorView(status, heading, advice, problem.detail(), problem.traceId());
    }
}
