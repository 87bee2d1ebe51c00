package dev.webstore.frontend.page;

import dev.webstore.frontend.form.Form;
import dev.webstore.frontend.session.Csrf;
import dev.webstore.frontend.session.LocalPath;
import dev.webstore.frontend.session.Session;
import dev.webstore.frontend.shop.Caller;
import dev.webstore.frontend.shop.Cart;
import dev.webstore.frontend.shop.MainClient;
import dev.webstore.frontend.shop.User;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.market.Country;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;
import dev.webstore.platform.telemetry.SpanAttributes;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.opentelemetry.api.trace.Span;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request of a visitor: who they are, what they ask for and what their browser keeps. */
final class Visit {

    private final ServerRequest request;
    private final Session session;
    private final MainClient main;
    private final String address;
    private @Nullable String comeBackAddress;
    private @Nullable Form form;
    private @Nullable User user;
    private @Nullable Cart cart;

    Visit(ServerRequest request, Session session, MainClient main, String address) {
        this.request = request;
        this.session = session;
        this.main = main;
        this.address = address;
    }

    /** For reading the query. */
    ServerRequest request() {
        return request;
    }

    /** Where the visitor is: the page itself, or for a form the page that it was on. */
    String address() {
        if (!request.prologue().method().text().equals("GET")) {
            return LocalPath.ofReferer(
                    Requests.header(request, HeaderNames.REFERER).orElse("/"));
        }
        String query = request.query().rawValue();
        return LocalPath.of(request.path().rawPath() + (query.isEmpty() ? "" : "?" + query));
    }

    /** Where to come back to when it turns out that the visitor has to sign in first. */
    String comeBackAddress() {
        return comeBackAddress == null ? address() : comeBackAddress;
    }

    /** Names a better place to come back to than {@link #address()}: one that knows what was being done. */
    void comeBackTo(String path) {
        comeBackAddress = LocalPath.of(path);
    }

    /** Where the visitor shops, as far as we know. */
    Country country() {
        return session.country().orElse(Country.US);
    }

    /** A path parameter. */
    String path(String name) {
        return Requests.path(request, name);
    }

    /** What the browser keeps. */
    Session session() {
        return session;
    }

    /** On whose behalf services are called. */
    Caller caller() {
        return new Caller(session.token(), address);
    }

    /**
     * On whose behalf services are called, where it must be somebody.
     *
     * @throws ProblemException 401 when nobody is signed in
     */
    Caller signedIn() {
        if (session.token() == null) {
            throw new ProblemException(Problem.of(401, "Sign-in needed", "This page belongs to an account"));
        }
        return caller();
    }

    /** The submitted form. */
    Form form() {
        if (form == null) {
            form = Form.of(request);
        }
        return form;
    }

    /** Lets only forms of our own pages through; 403 for others. */
    void checkCsrf() {
        Csrf.check(request, form(), session);
    }

    /**
     * Who is signed in.
     *
     * @throws ProblemException 401 when nobody is
     */
    User user() {
        if (user == null) {
            user = main.me(signedIn());
            Span.current()
                    .setAttribute(SpanAttributes.USER_ID, user.userId())
                    .setAttribute(SpanAttributes.USER_ROLE, user.role());
        }
        return user;
    }

    /**
     * The visitor's cart.
     *
     * @throws ProblemException 401 when nobody is signed in
     */
    Cart cart() {
        if (cart == null) {
            cart = main.cart(signedIn());
        }
        return cart;
    }

    /** Notes what became of the cart, so that it need not be asked for again. */
    void cartIs(Cart current) {
        cart = current;
    }

    /**
     * What the head of each page says about the account. A shop that cannot tell at the moment shows the page
     * nevertheless; a sign-in that has expired is forgotten.
     */
    Optional<Account> account() {
        if (session.token() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Account(user(), cart().itemCount()));
        } catch (ProblemException e) {
            if (e.problem().status() == 401) {
                session.signOut();
            }
            return Optional.empty();
        }
    }

    /** Who is signed in, and how many pieces are in their cart. */
    record Account(User user, int cartCount) {}
}
