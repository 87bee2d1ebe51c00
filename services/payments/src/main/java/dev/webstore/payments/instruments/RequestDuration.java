package dev.webstore.payments.instruments;

import static java.util.function.Predicate.not;

import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.time.Duration;
import java.util.Set;

/** Measures every request for {@link PaymentsInstruments#SERVER_DURATION}. */
public final class RequestDuration implements Filter {

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    private final PaymentsInstruments instruments;

    /** Records to {@code instruments}. */
    public RequestDuration(PaymentsInstruments instruments) {
        this.instruments = instruments;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        long start = System.nanoTime();
        try {
            chain.proceed();
        } finally {
            String method = request.prologue().method().text();
            instruments.served(
                    METHODS.contains(method) ? method : "_OTHER",
                    // Empty when only the answer to unknown paths matched.
                    request.matchingPattern().filter(not(String::isEmpty)).orElse("unmatched"),
                    response.status().code(),
                    Duration.ofNanos(System.nanoTime() - start));
        }
    }
}
