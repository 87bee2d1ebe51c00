package dev.webstore.frontend.page;

import dev.webstore.frontend.instruments.PageName;
import dev.webstore.platform.http.ProblemWriter;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.problem.Problem;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Shows problems to people: a page that says what to do. Programs get the document. */
public final class ErrorPages implements ProblemWriter {

    private final Pages pages;

    /** Error pages that look like {@code pages}. */
    public ErrorPages(Pages pages) {
        this.pages = pages;
    }

    @Override
    public void write(ServerRequest request, ServerResponse response, Problem problem) {
        boolean forPeople = Requests.header(request, HeaderNames.ACCEPT)
                .filter(accept -> accept.contains("text/html"))
                .isPresent();
        if (!forPeople) {
            Responses.problem(response, problem);
            return;
        }
        Visit visit = pages.visit(request);
        var view = ErrorView.of(problem);
        Answer page =
                Answer.view(PageName.ERROR, view.heading(), "error.jte", view).withStatus(problem.status());
        pages.send(visit, response, page);
    }
}
