package dev.webstore.platform.client;

import dev.webstore.platform.client.Reply.Answered;
import dev.webstore.platform.client.Reply.NoAnswer;
import dev.webstore.platform.client.Reply.NotSent;
import dev.webstore.platform.telemetry.Label;
import dev.webstore.platform.telemetry.Metric;
import dev.webstore.platform.telemetry.Telemetry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.helidon.http.HeaderNames;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapSetter;
import io.opentelemetry.instrumentation.api.instrumenter.Instrumenter;
import io.opentelemetry.instrumentation.api.semconv.http.HttpClientAttributesExtractor;
import io.opentelemetry.instrumentation.api.semconv.http.HttpClientMetrics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Span, request duration, outcome count and breaker state of the calls to one other system. */
public final class ClientInstruments {

    /** Which other system was called. */
    public static final Label SYSTEM =
            Label.bounded("system", "the system called, by its service name", "payments-service, crm-system, …");

    /** What came of a call. */
    public static final Label OUTCOME = Label.of(
            "outcome",
            "success",
            "client_error",
            "server_error",
            "timeout",
            "connection_lost",
            "unreachable",
            "circuit_open",
            "bulkhead_full");

    /** Calls to other systems by what came of them. */
    public static final Metric CALLS = Metric.counter(
            "webstore.external.calls", "{call}", "Calls to other systems by what came of them", SYSTEM, OUTCOME);

    /** State of the circuit breaker for each other system. */
    public static final Metric CIRCUIT =
            Metric.gauge("webstore.circuit.state", "{state}", "Circuit breaker: 0 closed, 1 half open, 2 open", SYSTEM);

    /** What the use of third parties costs. */
    public static final Metric COST = Metric.counter(
            "webstore.cost.units",
            "{unit}",
            "Cost of calls to third parties, in units of 0.01 USD at made-up list prices",
            SYSTEM);

    /** All of them, for the catalogue. */
    public static final List<Metric> CATALOGUE = List.of(CALLS, CIRCUIT, COST);

    private static final TextMapSetter<Exchange> HEADERS = (exchange, name, value) -> {
        if (exchange != null) {
            exchange.request().header(HeaderNames.create(name), value);
        }
    };

    private final Instrumenter<Exchange, Reply> instrumenter;
    private final LongCounter calls;
    private final double price;
    private final DoubleCounter cost;
    private final AttributeKey<String> outcome = AttributeKey.stringKey(OUTCOME.key());
    private final Attributes systemOnly;
    private final Map<String, Attributes> byOutcome = new ConcurrentHashMap<>();

    ClientInstruments(Telemetry telemetry, String system, double price, CircuitBreaker breaker) {
        this.instrumenter = Instrumenter.<Exchange, Reply>builder(
                        telemetry.openTelemetry(),
                        "dev.webstore.client",
                        exchange -> exchange.call().method().text() + " "
                                + exchange.call().template())
                .addAttributesExtractor(HttpClientAttributesExtractor.create(ExchangeAttributes.INSTANCE))
                .addAttributesExtractor(PeerService.of(system))
                .addOperationMetrics(HttpClientMetrics.get())
                .setSpanStatusExtractor((span, exchange, reply, error) -> {
                    if (!(reply instanceof Answered answered) || answered.status() >= 400) {
                        span.setStatus(StatusCode.ERROR);
                    }
                })
                .buildClientInstrumenter(HEADERS);
        this.calls = telemetry.counter(CALLS);
        this.price = price;
        this.cost = telemetry.doubleCounter(COST);
        this.systemOnly = Attributes.of(AttributeKey.stringKey(SYSTEM.key()), system);
        telemetry.gauge(
                CIRCUIT,
                measurement -> measurement.record(
                        switch (breaker.getState()) {
                            case OPEN, FORCED_OPEN -> 2;
                            case HALF_OPEN -> 1;
                            default -> 0;
                        },
                        systemOnly));
    }

    Context start(Context parent, Exchange exchange) {
        return instrumenter.shouldStart(parent, exchange) ? instrumenter.start(parent, exchange) : parent;
    }

    void end(Context context, Exchange exchange, Reply reply) {
        instrumenter.end(context, exchange, reply, null);
    }

    void count(Reply reply) {
        String result = switch (reply) {
            case Answered answered when answered.status() >= 500 -> "server_error";
            case Answered answered when answered.status() >= 400 -> "client_error";
            case Answered ignored -> "success";
            case NotSent(String reason) -> reason;
            case NoAnswer(String reason) -> reason;
        };
        calls.add(
                1,
                byOutcome.computeIfAbsent(
                        result,
                        value -> systemOnly.toBuilder().put(outcome, value).build()));
        if (price > 0 && reply instanceof Answered) {
            cost.add(price, systemOnly);
        }
    }
}
