package dev.webstore.platform.client;

import dev.webstore.platform.client.Reply.Answered;
import dev.webstore.platform.client.Reply.NoAnswer;
import dev.webstore.platform.client.Reply.NotSent;
import dev.webstore.platform.json.Json;
import dev.webstore.platform.telemetry.Telemetry;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webclient.http1.Http1Client;
import io.helidon.webclient.http1.Http1ClientRequest;
import io.helidon.webclient.http1.Http1ClientResponse;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client for one other system. Each call has a timeout, a place in a bulkhead and a circuit breaker, and is
 * traced and counted; it never throws for what the other side or the network does, but says so in its {@link Reply}.
 */
public final class ServiceClient implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    private final String system;
    private final URI base;
    private final Duration timeout;
    private final Http1Client http;
    private final Bulkhead bulkhead;
    private final CircuitBreaker breaker;
    private final ClientInstruments instruments;

    /**
     * A client for {@code system}.
     *
     * @param system its name, such as {@code crm-system}; used as a metric label
     * @param base its address; calls add their path
     * @param timeout how long a call waits for an answer unless it says otherwise
     * @param concurrency how many calls may be under way at once, at least 1
     */
    public ServiceClient(String system, URI base, Duration timeout, int concurrency, Telemetry telemetry) {
        this(system, base, timeout, concurrency, 0, telemetry);
    }

    /**
     * A client for {@code system}, which charges for its answers.
     *
     * @param price what an answer costs, in units of 0.01 USD, at a made-up list price
     */
    public ServiceClient(
            String system, URI base, Duration timeout, int concurrency, double price, Telemetry telemetry) {
        this.system = system;
        this.base = base;
        this.timeout = timeout;
        this.http = Http1Client.builder()
                .baseUri(base)
                .shareConnectionCache(false)
                .connectionCacheSize(concurrency)
                .connectTimeout(CONNECT_TIMEOUT)
                .readTimeout(timeout)
                .followRedirects(false)
                .build();
        this.bulkhead = Bulkhead.of(
                system,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(concurrency)
                        .maxWaitDuration(Duration.ZERO)
                        .writableStackTraceEnabled(false)
                        .build());
        // Half of a hundred calls must fail: at the failure rates of the simulated third parties (up to 15 %) that
        // does not happen by chance, in an outage it takes seconds.
        this.breaker = CircuitBreaker.of(
                system,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(100)
                        .minimumNumberOfCalls(20)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(Duration.ofSeconds(5))
                        .permittedNumberOfCallsInHalfOpenState(5)
                        .automaticTransitionFromOpenToHalfOpenEnabled(false)
                        .build());
        this.instruments = new ClientInstruments(telemetry, system, price, breaker);
    }

    /** Makes the call and waits for what comes of it. */
    public Reply call(Call call) {
        if (!bulkhead.tryAcquirePermission()) {
            return counted(new NotSent("bulkhead_full"));
        }
        try {
            if (!breaker.tryAcquirePermission()) {
                return counted(new NotSent("circuit_open"));
            }
            return counted(traced(call));
        } finally {
            bulkhead.onComplete();
        }
    }

    /** The name of the other system. */
    public String system() {
        return system;
    }

    @Override
    public void close() {
        http.closeResource();
    }

    private Reply traced(Call call) {
        Context parent = Context.current();
        var exchange = new Exchange(call, base, http.method(call.method()).uri(base.resolve(call.path())));
        Context context = instruments.start(parent, exchange);
        long start = System.nanoTime();
        try (Scope ignored = context.makeCurrent()) {
            Reply reply = send(exchange.request(), call);
            long nanos = System.nanoTime() - start;
            if (reply instanceof Answered answered && answered.status() < 500 && answered.status() != 429) {
                breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
            } else {
                breaker.onError(nanos, TimeUnit.NANOSECONDS, new IllegalStateException("failed"));
            }
            instruments.end(context, exchange, reply);
            return reply;
        }
    }

    private Reply send(Http1ClientRequest request, Call call) {
        call.headers().forEach((name, value) -> request.header(HeaderNames.create(name), value));
        request.readTimeout(call.timeout() == null ? timeout : call.timeout());
        try (Http1ClientResponse response = submit(request, call.body())) {
            return new Answered(response.status().code(), body(response));
        } catch (IOException | RuntimeException e) {
            return failure(e);
        }
    }

    private static byte[] body(Http1ClientResponse response) throws IOException {
        if (!response.entity().hasEntity()) {
            return new byte[0];
        }
        // The client makes a buffer of what it is asked for: here the answer's size, by default 16 KiB.
        long announced = response.headers().contentLength().orElse(Integer.MAX_VALUE);
        try (InputStream in = response.inputStream()) {
            return in.readNBytes(Math.toIntExact(announced));
        }
    }

    private static Http1ClientResponse submit(Http1ClientRequest request, @Nullable Object body) {
        return body == null
                ? request.request()
                : request.header(HeaderValues.CONTENT_TYPE_JSON).submit(Json.bytes(body));
    }

    /** Only a connection that was never made proves that nothing was sent. */
    private static Reply failure(Exception thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case ConnectException ignored -> {
                    return new NotSent("unreachable");
                }
                case UnknownHostException ignored -> {
                    return new NotSent("unreachable");
                }
                case SocketTimeoutException timeout
                when isConnect(timeout) -> {
                    return new NotSent("unreachable");
                }
                case SocketTimeoutException ignored -> {
                    return new NoAnswer("timeout");
                }
                default -> {}
            }
        }
        return new NoAnswer("connection_lost");
    }

    private static boolean isConnect(SocketTimeoutException timeout) {
        return String.valueOf(timeout.getMessage()).contains("onnect timed out");
    }

    private Reply counted(Reply reply) {
        instruments.count(reply);
        return reply;
    }
}
