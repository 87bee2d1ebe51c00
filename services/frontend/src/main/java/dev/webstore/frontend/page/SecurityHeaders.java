package dev.webstore.frontend.page;

import dev.webstore.platform.http.ClientAddress;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.List;

/**
 * Tells browsers on every answer what our pages never do, so that somebody who smuggles markup into one gains nothing:
 * no scripts, styles, frames or forms but our own.
 */
public final class SecurityHeaders implements Filter {

    private static final List<Header> ALWAYS = List.of(
            header(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"),
            header("X-Content-Type-Options", "nosniff"),
            header("X-Frame-Options", "DENY"),
            // Our own forms need it to find back to their page; nobody else learns where our visitors are.
            header("Referrer-Policy", "same-origin"),
            header("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
            header("Cross-Origin-Opener-Policy", "same-origin"),
            header("Cross-Origin-Resource-Policy", "same-origin"));

    /** A year, as the preload lists want it. */
    private static final Header HTTPS_ONLY = header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");

    private final ClientAddress addresses;

    /** Headers that depend on how {@code addresses} sees the client. */
    public SecurityHeaders(ClientAddress addresses) {
        this.addresses = addresses;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        ALWAYS.forEach(response::header);
        if (addresses.isSecure(request)) {
            response.header(HTTPS_ONLY);
        }
        chain.proceed();
    }

    private static Header header(String name, String value) {
        return HeaderValues.createCached(HeaderNames.create(name), value);
    }
}
