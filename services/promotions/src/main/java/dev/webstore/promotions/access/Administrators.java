package dev.webstore.promotions.access;

import dev.webstore.platform.client.Call;
import dev.webstore.platform.client.Reply.Answered;
import dev.webstore.platform.client.Reply.NoAnswer;
import dev.webstore.platform.client.Reply.NotSent;
import dev.webstore.platform.client.ServiceClient;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.Problem.FieldError;
import dev.webstore.platform.problem.ProblemException;
import dev.webstore.platform.telemetry.SpanAttributes;
import io.helidon.webserver.http.ServerRequest;
import io.opentelemetry.api.trace.Span;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Tells administrators from others by asking the main service, which alone knows the accounts. */
public final class Administrators {

    /** Whatever a token of the main service looks like, it travels in a header. */
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,256}");

    private final ServiceClient main;

    /** Asks through {@code main}. */
    public Administrators(ServiceClient main) {
        this.main = main;
    }

    /**
     * The id of the administrator who makes the request.
     *
     * @throws ProblemException 401 when the bearer token is missing or does not work, 403 when it is not an
     *     administrator's, 503 when the main service cannot say
     */
    public String require(ServerRequest request) {
        String token = Requests.bearerToken(request)
                .filter(TOKEN.asMatchPredicate())
                .orElseThrow(() -> unauthorized("This needs an Authorization header with a bearer token"));
        return switch (main.call(Call.get("/auth/me").header("Authorization", "Bearer " + token))) {
            case Answered answer when answer.successful() -> administrator(answer);
            case Answered answer
            when answer.status() == 401 -> throw unauthorized("The bearer token is unknown, expired or revoked");
            case Answered _, NotSent _, NoAnswer _ -> throw unavailable();
        };
    }

    private static String administrator(Answered answer) {
        User user = read(answer);
        if (user.userId() == null || user.role() == null) {
            throw unavailable();
        }
        Span.current()
                .setAttribute(SpanAttributes.USER_ID, user.userId())
                .setAttribute(SpanAttributes.USER_ROLE, user.role());
        if (!user.role().equals("admin")) {
            throw new ProblemException(Problem.of(403, "Forbidden", "Only administrators may change campaigns"));
        }
        return user.userId();
    }

    private static User read(Answered answer) {
        try {
            return answer.as(User.class);
        } catch (JacksonException e) {
            throw unavailable();
        }
    }

    /** Challenge as of RFC 6750, section 3. */
    private static ProblemException unauthorized(String detail) {
        return new ProblemException(
                Problem.of(401, "Unauthorized", detail, List.of(new FieldError("Authorization", detail))),
                Map.of("WWW-Authenticate", "Bearer realm=\"webstore\""));
    }

    private static ProblemException unavailable() {
        return new ProblemException(
                Problem.of(503, "Service unavailable", "Whose token this is cannot be found out now; try again soon"),
                Map.of("Retry-After", "5"));
    }

    private record User(@Nullable String userId, @Nullable String role) {}
}
