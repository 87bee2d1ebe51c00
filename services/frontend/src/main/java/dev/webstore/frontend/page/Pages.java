package dev.webstore.frontend.page;

import dev.webstore.frontend.instruments.FrontendInstruments;
import dev.webstore.frontend.page.Answer.Redirect;
import dev.webstore.frontend.page.Answer.View;
import dev.webstore.frontend.session.Cookies;
import dev.webstore.frontend.session.Notice;
import dev.webstore.frontend.session.Session;
import dev.webstore.frontend.shop.MainClient;
import dev.webstore.platform.http.Assets;
import dev.webstore.platform.http.ClientAddress;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.problem.ProblemException;
import dev.webstore.platform.telemetry.Telemetry;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import java.util.Optional;

/** What is common to all pages: the visit before the handler, the markup, cookies and headers after it. */
public final class Pages {

    private static final String TEMPLATES = "dev.webstore.frontend.template";
    private static final Header HTML = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
    private static final Header PRIVATE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(null, ContentType.Html, null, TEMPLATES);
    private final MainClient main;
    private final Assets assets;
    private final ClientAddress addresses;
    private final boolean demo;
    private final FrontendInstruments instruments;

    /**
     * Pages of the shop.
     *
     * @param demo whether to tell visitors about the demo accounts
     */
    public Pages(
            MainClient main, Assets assets, ClientAddress addresses, boolean demo, FrontendInstruments instruments) {
        this.main = main;
        this.assets = assets;
        this.addresses = addresses;
        this.demo = demo;
        this.instruments = instruments;
    }

    /** A page to look at. */
    Handler page(PageHandler handler) {
        return (request, response) -> answer(visit(request), response, handler);
    }

    /** A form that changes something; it must come from one of our pages. */
    Handler form(PageHandler handler) {
        return (request, response) -> {
            Visit visit = visit(request);
            try {
                visit.checkCsrf();
            } catch (ProblemException e) {
                if (e.problem().status() == 403) {
                    instruments.csrfRejected();
                }
                throw e;
            }
            answer(visit, response, handler);
        };
    }

    private void answer(Visit visit, ServerResponse response, PageHandler handler) {
        Answer answer;
        try {
            answer = handler.answer(visit);
        } catch (ProblemException e) {
            if (e.problem().status() != 401) {
                throw e;
            }
            answer = signIn(visit);
        }
        send(visit, response, answer);
    }

    /** Whoever is not signed in, or no longer, signs in and comes back to where they were. */
    private static Answer signIn(Visit visit) {
        boolean expired = visit.session().token() != null;
        if (expired) {
            visit.session().signOut();
        }
        visit.session().leave(expired ? Notice.SESSION_EXPIRED : Notice.SIGN_IN_FIRST);
        return new Redirect(AccountRoutes.signInAddress(visit.comeBackAddress()));
    }

    Visit visit(ServerRequest request) {
        return new Visit(
                request, new Session(request, new Cookies(addresses.isSecure(request))), main, addresses.of(request));
    }

    void send(Visit visit, ServerResponse response, Answer answer) {
        switch (answer) {
            case View view -> sendPage(visit, response, view);
            case Redirect(String path) -> redirect(visit, response, path);
        }
    }

    private void sendPage(Visit visit, ServerResponse response, View view) {
        // While the shop is down its pages should at least say so at once.
        Optional<Visit.Account> account = view.status() < 500 ? visit.account() : Optional.empty();
        var page = new Page(
                view.name(),
                view.title(),
                visit.address(),
                visit.session().token() != null,
                account.map(Visit.Account::user).orElse(null),
                account.map(Visit.Account::cartCount).orElse(0),
                visit.session().csrf(),
                visit.session().theme(),
                visit.session().takeNotice().orElse(null),
                Telemetry.traceparent(),
                view.refresh(),
                demo,
                assets);
        var output = new Utf8ByteOutput();
        engine.render(view.template(), Map.of("page", page, "view", view.model()), output);
        visit.session().changes().forEach(response.headers()::addCookie);
        response.status(Status.create(view.status()));
        response.header(HTML);
        response.header(PRIVATE);
        response.send(output.toByteArray());
        instruments.pageShown(view.name());
    }

    /** Scripts cannot see where a redirect leads, so a form they send asks to be told instead. */
    private static void redirect(Visit visit, ServerResponse response, String path) {
        visit.session().changes().forEach(response.headers()::addCookie);
        response.header(PRIVATE);
        boolean byScript = Requests.header(visit.request(), HeaderNames.ACCEPT)
                .filter(accept -> accept.startsWith("application/json"))
                .isPresent();
        if (byScript) {
            Responses.json(response, Map.of("location", path));
        } else {
            response.header(HeaderNames.LOCATION, path);
            response.status(Status.SEE_OTHER_303);
            response.send();
        }
    }
}
