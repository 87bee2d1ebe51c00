package dev.webstore.main.account;

import dev.webstore.main.instruments.MainInstruments;
import dev.webstore.main.limit.RateLimits;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.json.Fields;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.regex.Pattern;

/** {@code /auth}: registering, signing in and out. */
public final class AccountRoutes implements Routes {

    /** One @ with something on both sides: whether mail arrives there only sending some can tell. */
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 128;

    private final Accounts accounts;
    private final Authentication authentication;
    private final RateLimits limits;
    private final MainInstruments instruments;

    /** Routes to {@code accounts}. */
    public AccountRoutes(
            Accounts accounts, Authentication authentication, RateLimits limits, MainInstruments instruments) {
        this.accounts = accounts;
        this.authentication = authentication;
        this.limits = limits;
        this.instruments = instruments;
    }

    @Override
    public void addTo(RouteTable table) {
        table.post("/auth/register", this::register)
                .post("/auth/login", this::signIn)
                .post("/auth/logout", this::signOut)
                .get("/auth/me", this::me);
    }

    private void register(ServerRequest request, ServerResponse response) {
        Fields fields = Requests.json(request);
        String email = fields.text("email", 3, 254);
        String password = fields.text("password", SHORTEST_PASSWORD, LONGEST_PASSWORD);
        String name = fields.text("name", 1, 100);
        if (!EMAIL.matcher(email.strip()).matches()) {
            fields.reject("email", "must be an e-mail address");
        }
        fields.check();
        limits.signIn(email, response);
        var signedIn = accounts.register(email, password, name.strip());
        instruments.authAttempted("register", signedIn.isPresent());
        Responses.json(
                response,
                201,
                signedIn.orElseThrow(() -> new ProblemException(
                        Problem.ofField(409, "E-mail taken", "email", "belongs to an account already"))));
    }

    private void signIn(ServerRequest request, ServerResponse response) {
        Fields fields = Requests.json(request);
        String email = fields.text("email", 3, 254);
        String password = fields.text("password", 1, LONGEST_PASSWORD);
        fields.check();
        limits.signIn(email, response);
        var signedIn = accounts.signIn(email, password);
        instruments.authAttempted("sign_in", signedIn.isPresent());
        Responses.json(
                response,
                signedIn.orElseThrow(() -> new ProblemException(
                        Problem.of(401, "Sign-in failed", "E-mail and password do not belong together"))));
    }

    private void signOut(ServerRequest request, ServerResponse response) {
        authentication.user(request, response);
        accounts.signOut(authentication.token(request));
        Responses.noContent(response);
    }

    private void me(ServerRequest request, ServerResponse response) {
        Responses.json(response, authentication.user(request, response));
    }
}
