package dev.webstore.main.account;

import dev.webstore.main.instruments.MainInstruments;
import dev.webstore.main.limit.RateLimits;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.Problem.FieldError;
import dev.webstore.platform.problem.ProblemException;
import dev.webstore.platform.telemetry.SpanAttributes;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.opentelemetry.api.trace.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells who makes a request, by its bearer token. */
public final class Authentication {

    /** Longer than any token of ours; more is not worth hashing. */
    private static final int MAX_TOKEN_LENGTH = 256;

    private final Accounts accounts;
    private final RateLimits limits;
    private final MainInstruments instruments;

    /** Authentication against {@code accounts}, within {@code limits}. */
    public Authentication(Accounts accounts, RateLimits limits, MainInstruments instruments) {
        this.accounts = accounts;
        this.limits = limits;
        this.instruments = instruments;
    }

    /**
     * Who makes the request.
     *
     * @throws ProblemException 401 when there is no bearer token or it does not work, 429 when they ask too often
     */
    public User user(ServerRequest request, ServerResponse response) {
        Optional<User> owner = accounts.owner(token(request));
        instruments.authAttempted("token", owner.isPresent());
        User user = owner.orElseThrow(
                () -> unauthorized("The bearer token is unknown, expired or revoked", "invalid_token"));
        limits.byUser(user.userId(), response);
        Span.current()
                .setAttribute(SpanAttributes.USER_ID, user.userId())
                .setAttribute(SpanAttributes.USER_ROLE, user.role().text());
        return user;
    }

    /**
     * The request's token, whether it works or not.
     *
     * @throws ProblemException 401 when there is none
     */
    Token token(ServerRequest request) {
        return Requests.bearerToken(request)
                .filter(text -> text.length() <= MAX_TOKEN_LENGTH)
                .map(Token::new)
                .orElseThrow(() -> unauthorized("This needs an Authorization header with a bearer token", ""));
    }

    /** Challenge as of RFC 6750, section 3. */
    private static ProblemException unauthorized(String detail, String error) {
        return new ProblemException(
                Problem.of(401, "Unauthorized", detail, List.of(new FieldError("Authorization", detail))),
                Map.of(
                        "WWW-Authenticate",
                        "Bearer realm=\"webstore\"" + (error.isEmpty() ? "" : ", error=\"" + error + "\"")));
    }
}
