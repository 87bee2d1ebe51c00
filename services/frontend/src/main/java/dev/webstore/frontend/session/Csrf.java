package dev.webstore.frontend.session;

import dev.webstore.frontend.form.Form;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;
import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Protection against forms that another site submits in a visitor's name: a random secret in a cookie must come back in
 * a field of the form (OWASP's double submit), and the browser must not say that the request comes from another site.
 */
public final class Csrf {

    /** The form field that carries the secret. */
    public static final String FIELD = "_csrf";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private Csrf() {}

    /**
     * Lets the request through if it comes from one of our pages.
     *
     * @throws ProblemException 403 otherwise
     */
    public static void check(ServerRequest request, Form form, Session session) {
        boolean elsewhere = Requests.header(request, "Sec-Fetch-Site")
                .filter(site -> site.equals("cross-site") || site.equals("same-site"))
                .isPresent();
        boolean matches = MessageDigest.isEqual(
                form.verbatim(FIELD).getBytes(StandardCharsets.UTF_8),
                session.csrf().getBytes(StandardCharsets.UTF_8));
        if (elsewhere || !matches) {
            throw new ProblemException(Problem.of(
                    403,
                    "Form not accepted",
                    "This form was not sent from a page that we gave to this browser. Go back, load the page again and"
                            + " repeat what you did; cookies must be allowed."));
        }
    }

    /** 256 random bits. */
    static String newToken() {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }
}
