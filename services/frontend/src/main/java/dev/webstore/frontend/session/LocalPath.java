package dev.webstore.frontend.session;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Addresses of this site, to come back to after a detour such as signing in. */
public final class LocalPath {

    /** One slash, not two (another host), then plain URL characters: no backslash, which browsers read as a slash. */
    private static final Pattern LOCAL = Pattern.compile("/(?!/)[A-Za-z0-9/?&=%._~+,;:@!$'()*-]{0,500}");

    private LocalPath() {}

    /** {@code wish} when it is a path of this site, else the front page. */
    public static String of(String wish) {
        return LOCAL.matcher(wish).matches() ? wish : "/";
    }

    /** The path of the page that a request came from, by its {@code Referer}, else the front page. */
    public static String ofReferer(String referer) {
        try {
            URI uri = new URI(referer);
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return of(uri.getRawPath() + query);
        } catch (URISyntaxException e) {
            return "/";
        }
    }
}
