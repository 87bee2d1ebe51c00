package dev.webstore.console.page;

import dev.webstore.platform.http.ProblemWriter;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.problem.Problem;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** Shows problems to people as pages. Programs get the document, and so does everybody who asks an interface. */
public final class ErrorPages implements ProblemWriter {

    private static final List<String> INTERFACES = List.of("/api/", "/-/", "/health");

    private final Pages pages;

    /** Error pages that look like {@code pages}. */
    public ErrorPages(Pages pages) {
        this.pages = pages;
    }

    /**
     * What went wrong.
     *
     * @param detail for people
     * @param advice what may help
     */
    public record View(String detail, String advice) {

        static View of(Problem problem) {
            return switch (problem.status()) {
                case 400 -> new View(problem.detail(), "The address says something the console does not understand.");
                case 404 ->
                    new View(
                            problem.detail(),
                            "The console keeps some hours in memory and forgets the oldest first, and all of it when"
                                    + " it stops. The pipeline page says how far back it reaches.");
                case 500 ->
                    new View("Something unexpected went wrong in the console.", "What it was is in the console's log.");
                default -> new View(problem.detail(), "");
            };
        }
    }

    @Override
    public void write(ServerRequest request, ServerResponse response, Problem problem) {
        if (isForPeople(request)) {
            response.status(Status.create(problem.status()));
            pages.send(response, "error.jte", pages.frameOfError(problem.title()), View.of(problem));
        } else {
            Responses.problem(response, problem);
        }
    }

    private static boolean isForPeople(ServerRequest request) {
        String path = request.path().rawPath();
        return INTERFACES.stream().noneMatch(path::startsWith)
                && Requests.header(request, HeaderNames.ACCEPT)
                        .filter(accept -> accept.contains("text/html"))
                        .isPresent();
    }
}
