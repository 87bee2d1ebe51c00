package dev.webstore.main.limit;

import dev.webstore.main.instruments.MainInstruments;
import dev.webstore.main.limit.RateLimiter.Standing;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.http.ClientAddress;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The limits of the public API: by address for everybody, by user for those signed in, and a narrow one for attempts
 * to sign in.
 *
 * <p>Answers carry {@code RateLimit-Limit}, {@code RateLimit-Remaining} and {@code RateLimit-Reset} (seconds), as in
 * draft-ietf-httpapi-ratelimit-headers-03.
 */
public final class RateLimits implements Filter {

    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration SIGN_IN_WINDOW = Duration.ofMinutes(1);

    private final RateLimiter limiter;
    private final ClientAddress addresses;
    private final MainInstruments instruments;
    private final int perAddress;
    private final int perUser;
    private final int signIns;

    /** Limits as configured. */
    public RateLimits(
            RateLimiter limiter, ClientAddress addresses, Configuration configuration, MainInstruments instruments) {
        this.limiter = limiter;
        this.addresses = addresses;
        this.instruments = instruments;
        this.perAddress = configuration.integer("WEBSTORE_RATE_LIMIT_IP", 2_000, 1, Integer.MAX_VALUE);
        this.perUser = configuration.integer("WEBSTORE_RATE_LIMIT_USER", 200, 1, Integer.MAX_VALUE);
        this.signIns = configuration.integer("WEBSTORE_RATE_LIMIT_SIGN_IN", 10, 1, Integer.MAX_VALUE);
    }

    /** Limits by address; health checks are free. */
    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        if (!request.path().rawPath().equals("/health")) {
            enforce("ip", limiter.count("ip", addresses.of(request), perAddress, WINDOW), response);
        }
        chain.proceed();
    }

    /**
     * Limits by user.
     *
     * @throws ProblemException 429
     */
    public void byUser(String userId, ServerResponse response) {
        enforce("user", limiter.count("user", userId, perUser, WINDOW), response);
    }

    /**
     * Limits attempts to sign in to one account, wherever they come from: many addresses trying one password each is
     * how credentials are stuffed.
     *
     * @throws ProblemException 429
     */
    public void signIn(String email, ServerResponse response) {
        String who = Integer.toHexString(email.strip().toLowerCase(Locale.ROOT).hashCode());
        enforce("sign_in", limiter.count("sign_in", who, signIns, SIGN_IN_WINDOW), response);
    }

    private void enforce(String scope, Optional<Standing> counted, ServerResponse response) {
        if (counted.isEmpty()) {
            return;
        }
        Standing standing = counted.get();
        response.header(HeaderNames.create("RateLimit-Limit"), Integer.toString(standing.limit()));
        response.header(HeaderNames.create("RateLimit-Remaining"), Long.toString(standing.remaining()));
        response.header(HeaderNames.create("RateLimit-Reset"), Long.toString(standing.secondsToReset()));
        if (standing.exceeded()) {
            instruments.rateLimited(scope);
            throw new ProblemException(
                    Problem.of(
                            429,
                            "Too many requests",
                            "At most %d requests are possible in this window".formatted(standing.limit())),
                    Map.of("Retry-After", Long.toString(standing.secondsToReset())));
        }
    }
}
