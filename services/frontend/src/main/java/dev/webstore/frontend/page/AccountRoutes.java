package dev.webstore.frontend.page;

import dev.webstore.frontend.form.FilledForm;
import dev.webstore.frontend.form.Form;
import dev.webstore.frontend.instruments.FrontendInstruments;
import dev.webstore.frontend.instruments.PageName;
import dev.webstore.frontend.page.Answer.Redirect;
import dev.webstore.frontend.session.LocalPath;
import dev.webstore.frontend.session.Notice;
import dev.webstore.frontend.shop.MainClient;
import dev.webstore.frontend.shop.SignIn;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Signing in, up and out. */
public final class AccountRoutes implements Routes {

    private static final int LONGEST_ADDRESS = 500;

    private final Pages pages;
    private final MainClient main;
    private final FrontendInstruments instruments;

    /** Pages of the accounts of {@code main}. */
    public AccountRoutes(Pages pages, MainClient main, FrontendInstruments instruments) {
        this.pages = pages;
        this.main = main;
        this.instruments = instruments;
    }

    @Override
    public void addTo(RouteTable table) {
        table.get("/sign-in", pages.page(visit -> signInPage(FilledForm.empty(), next(visit))))
                .post("/sign-in", pages.form(this::signIn))
                .get("/sign-up", pages.page(visit -> signUpPage(FilledForm.empty(), next(visit))))
                .post("/sign-up", pages.form(this::signUp))
                .post("/sign-out", pages.form(this::signOut));
    }

    /** The address of the sign-in page, which leads back to {@code next}. */
    static String signInAddress(String next) {
        return "/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }

    private Answer signIn(Visit visit) {
        Form form = visit.form();
        String next = LocalPath.of(form.text("next"));
        try {
            return enter(visit, next, () -> main.login(visit.caller(), form.text("email"), form.verbatim("password")));
        } catch (ProblemException e) {
            Problem problem = e.problem().status() == 401 ? wrongPassword() : Refusal.ofForm(e);
            instruments.signIn(false);
            return signInPage(form.refused(problem), next).withStatus(problem.status());
        }
    }

    private Answer signUp(Visit visit) {
        Form form = visit.form();
        String next = LocalPath.of(form.text("next"));
        try {
            return enter(
                    visit,
                    next,
                    () -> main.register(
                            visit.caller(), form.text("email"), form.verbatim("password"), form.text("name")));
        } catch (ProblemException e) {
            Problem problem = Refusal.ofForm(e);
            instruments.signIn(false);
            return signUpPage(form.refused(problem), next).withStatus(problem.status());
        }
    }

    private Answer enter(Visit visit, String next, Supplier<SignIn> attempt) {
        SignIn signIn = attempt.get();
        instruments.signIn(true);
        visit.session().signIn(signIn.token(), signIn.expiresAt());
        visit.session().leave(Notice.SIGNED_IN);
        return new Redirect(next);
    }

    /** Whatever main-service says, the browser forgets the sign-in. */
    private Answer signOut(Visit visit) {
        try {
            main.logout(visit.signedIn());
        } catch (ProblemException e) {
            if (e.problem().status() != 401) {
                throw e;
            }
        } finally {
            visit.session().signOut();
        }
        visit.session().leave(Notice.SIGNED_OUT);
        return new Redirect("/");
    }

    private static Problem wrongPassword() {
        return Problem.of(422, "Sign-in failed", "Email and password do not belong together.");
    }

    private static String next(Visit visit) {
        return LocalPath.of(
                Requests.query(visit.request(), "next", LONGEST_ADDRESS).orElse("/"));
    }

    private static Answer.View signInPage(FilledForm form, String next) {
        return Answer.view(PageName.SIGN_IN, "Sign in", "sign-in.jte", new SignInView(form, next));
    }

    private static Answer.View signUpPage(FilledForm form, String next) {
        return Answer.view(PageName.SIGN_UP, "Create an account", "sign-up.jte", new SignInView(form, next));
    }
}
