package dev.webstore.frontend.session;

import io.helidon.http.SetCookie;
import io.helidon.http.SetCookie.SameSite;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Our cookies: never readable by scripts, never sent along with another site's forms.
 *
 * <p>Over HTTPS they are {@code Secure} and carry the {@code __Host-} prefix, with which browsers accept them from this
 * host alone, so that a neighbouring subdomain cannot plant one.
 */
public final class Cookies {

    private static final ZonedDateTime LONG_AGO = ZonedDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final boolean secure;

    /** Cookies of a request that came over HTTPS, or over plain HTTP, as when trying the shop at home. */
    public Cookies(boolean secure) {
        this.secure = secure;
    }

    Optional<String> read(ServerRequest request, String name) {
        return request.headers().cookies().first(fullName(name)).asOptional();
    }

    SetCookie keep(String name, String value, Duration age) {
        return cookie(name, value).maxAge(age).build();
    }

    SetCookie untilClosed(String name, String value) {
        return cookie(name, value).build();
    }

    SetCookie forget(String name) {
        return cookie(name, "").expires(LONG_AGO).build();
    }

    /**
     * Lax, not Strict: links to the shop from elsewhere arrive signed in and keep the CSRF token of tabs that are open,
     * while requests that change something and come from elsewhere still arrive without any cookie.
     */
    private SetCookie.Builder cookie(String name, String value) {
        return SetCookie.builder(fullName(name), value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite(SameSite.LAX);
    }

    private String fullName(String name) {
        return secure ? "__Host-" + name : name;
    }
}
