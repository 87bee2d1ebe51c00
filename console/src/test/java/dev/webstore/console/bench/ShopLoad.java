package dev.webstore.console.bench;

import com.google.protobuf.ByteString;
import dev.webstore.console.testing.Otlp;
import dev.webstore.console.wire.Slice;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What four services of the shop would tell of purchases: one in {@link #SPANS_PER_TRACE} spans of all four and
 * {@link #LOGS_PER_TRACE} log records. Everything about a purchase follows from its number, so that each service can
 * tell its part on its own.
 */
final class ShopLoad {

    /** Those who tell, each a caller of the next. */
    static final List<String> SERVICES = List.of("frontend", "main-service", "promotions-service", "payments-service");

    /** Five of each service. */
    static final int SPANS_PER_TRACE = 20;

    /** One or two of each service. */
    static final int LOGS_PER_TRACE = 5;

    private static final int SPANS_PER_SERVICE = SPANS_PER_TRACE / SERVICES.size();
    private static final double[] BOUNDS = {0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10};
    private static final List<String> ROUTES =
            List.of("/products", "/products/{id}", "/cart", "/cart/add", "/checkout", "/orders/{id}");
    private static final List<String> COUNTRIES = List.of("US", "UK", "DE", "FR", "JP", "BR", "IN");
    private static final List<String> METHODS = List.of("credit_card", "debit_card", "paypal", "bank_transfer");
    private static final int FAILURES_IN = 100;

    private ShopLoad() {}

    /** What one service tells of the purchases from one number to another, this not included, which end now. */
    static Slice spans(int service, long from, long to, long nowNanos) {
        var spans = new ArrayList<Span.Builder>((int) (to - from) * SPANS_PER_SERVICE);
        for (long purchase = from; purchase < to; purchase++) {
            for (int i = 0; i < SPANS_PER_SERVICE; i++) {
                spans.add(span(service, purchase, i, nowNanos));
            }
        }
        return Otlp.traces(SERVICES.get(service), spans.toArray(Span.Builder[]::new));
    }

    /** The request served, the work in it, two statements of SQL, and the call to the next service. */
    private static Span.Builder span(int service, long purchase, int index, long nowNanos) {
        int number = service * SPANS_PER_SERVICE + index;
        var random = new SplittableRandom(purchase * SPANS_PER_TRACE + number);
        int depth = service * 2 + (index == 0 ? 0 : 1);
        long length = (20 - depth) * 1_000_000L + random.nextInt(900_000);
        String route = ROUTES.get((int) (purchase % ROUTES.size()));
        boolean isFailure = purchase % FAILURES_IN == 0 && service == SERVICES.size() - 1 && index == 0;
        Span.Builder span = Span.newBuilder()
                .setTraceId(traceId(purchase))
                .setSpanId(spanId(purchase, number))
                .setParentSpanId(parent(service, purchase, index))
                .setStartTimeUnixNano(nowNanos - 20_000_000 + depth * 500_000L)
                .setEndTimeUnixNano(nowNanos - 20_000_000 + depth * 500_000L + length)
                .addAttributes(Otlp.attribute("thread.id", random.nextInt(200)))
                .addAttributes(Otlp.attribute("country", country(purchase)));
        if (isFailure) {
            span.setStatus(Otlp.failed("provider answered 503"));
        }
        return switch (index) {
            case 0 ->
                span.setName("POST " + route)
                        .setKind(SpanKind.SPAN_KIND_SERVER)
                        .addAttributes(Otlp.attribute("http.request.method", "POST"))
                        .addAttributes(Otlp.attribute("http.route", route))
                        .addAttributes(Otlp.attribute("url.path", route.replace("{id}", "" + purchase % 1000)))
                        .addAttributes(Otlp.attribute("url.scheme", "http"))
                        .addAttributes(Otlp.attribute("http.response.status_code", isFailure ? 503 : 200))
                        .addAttributes(Otlp.attribute("network.peer.address", "127.0.0.1"))
                        .addAttributes(Otlp.attribute("network.peer.port", 30_000 + random.nextInt(30_000)))
                        .addAttributes(Otlp.attribute("user_agent.original", "Java-http-client/25.0.3"))
                        .addAttributes(Otlp.attribute("user.id", "user-" + purchase % 10_000));
            case 1 ->
                span.setName("check out")
                        .setKind(SpanKind.SPAN_KIND_INTERNAL)
                        .addAttributes(Otlp.attribute("order.id", order(purchase)))
                        .addAttributes(Otlp.attribute("payment.method", METHODS.get((int) (purchase % 4))))
                        .addAttributes(Otlp.attribute("transaction.amount", random.nextInt(100_000)));
            case 2, 3 ->
                span.setName("SELECT webstore.products")
                        .setKind(SpanKind.SPAN_KIND_CLIENT)
                        .addAttributes(Otlp.attribute("db.system.name", "postgresql"))
                        .addAttributes(Otlp.attribute("db.namespace", "webstore"))
                        .addAttributes(Otlp.attribute("db.operation.name", "SELECT"))
                        .addAttributes(Otlp.attribute(
                                "db.query.text",
                                "SELECT id, name, price_cents, stock FROM products WHERE id = ANY (?) AND step = "
                                        + index))
                        .addAttributes(Otlp.attribute("server.address", "localhost"))
                        .addAttributes(Otlp.attribute("server.port", 5432));
            default ->
                span.setName("POST")
                        .setKind(SpanKind.SPAN_KIND_CLIENT)
                        .addAttributes(Otlp.attribute("http.request.method", "POST"))
                        .addAttributes(Otlp.attribute("server.address", "localhost"))
                        .addAttributes(Otlp.attribute("server.port", 8080 + service))
                        .addAttributes(Otlp.attribute("url.full", "http://localhost:%d%s".formatted(8080, route)))
                        .addAttributes(Otlp.attribute("http.response.status_code", 200));
        };
    }

    /** A service's first span belongs to the call of the one before. */
    private static ByteString parent(int service, long purchase, int index) {
        int first = service * SPANS_PER_SERVICE;
        if (index > 0) {
            return spanId(purchase, first);
        }
        return service == 0 ? ByteString.EMPTY : spanId(purchase, first - 1);
    }

    /** What one service logs of the purchases from one number to another, this not included, which end now. */
    static Slice logs(int service, long from, long to, long nowNanos) {
        var records = new ArrayList<LogRecord.Builder>();
        for (long purchase = from; purchase < to; purchase++) {
            records.add(log(service, purchase, nowNanos, 9, "Order placed"));
            if (service == SERVICES.size() - 1) {
                boolean isFailure = purchase % FAILURES_IN == 0;
                records.add(log(
                        service,
                        purchase,
                        nowNanos,
                        isFailure ? 13 : 9,
                        isFailure ? "Charge failed: provider answered 503" : "Charge captured"));
            }
        }
        return Otlp.logs(SERVICES.get(service), records.toArray(LogRecord.Builder[]::new));
    }

    private static LogRecord.Builder log(int service, long purchase, long nowNanos, int severity, String message) {
        return Otlp.log(
                        severity,
                        message,
                        Otlp.attribute("order_id", order(purchase)),
                        Otlp.attribute("country", country(purchase)),
                        Otlp.attribute("payment_method", METHODS.get((int) (purchase % 4))),
                        Otlp.attribute("amount_cents", purchase * 7919 % 100_000),
                        Otlp.attribute("template", message))
                .setTimeUnixNano(nowNanos)
                .setTraceId(traceId(purchase))
                .setSpanId(spanId(purchase, service * SPANS_PER_SERVICE));
    }

    /** All metrics of one service after so many purchases: some 500 series, histograms with exemplars among them. */
    static Slice metrics(int service, long purchases, long nowNanos) {
        List<Metric.Builder> metrics = new ArrayList<>();
        var served = histogram("http.server.request.duration");
        for (String route : ROUTES) {
            for (int status : new int[] {200, 503}) {
                long count = purchases / ROUTES.size() / (status == 200 ? 1 : FAILURES_IN);
                served.getHistogramBuilder()
                        .addDataPoints(point(
                                count,
                                nowNanos,
                                purchases,
                                Otlp.attribute("http.route", route),
                                Otlp.attribute("http.request.method", "POST"),
                                Otlp.attribute("http.response.status_code", status)));
            }
        }
        metrics.add(served);
        var called = histogram("http.client.request.duration");
        for (int port = 8080; port < 8085; port++) {
            called.getHistogramBuilder()
                    .addDataPoints(point(purchases, nowNanos, purchases, Otlp.attribute("server.port", port)));
        }
        metrics.add(called);
        var queried = histogram("db.client.operation.duration");
        for (String operation : List.of("SELECT", "INSERT", "UPDATE", "DELETE", "GET", "SET", "HGETALL", "EVALSHA")) {
            queried.getHistogramBuilder()
                    .addDataPoints(
                            point(purchases, nowNanos, purchases, Otlp.attribute("db.operation.name", operation)));
        }
        metrics.add(queried);
        metrics.add(checkouts(purchases, nowNanos));
        return Otlp.metrics(SERVICES.get(service), metrics.toArray(Metric.Builder[]::new));
    }

    private static Metric.Builder checkouts(long purchases, long nowNanos) {
        var metric = Metric.newBuilder().setName("webstore.checkouts").setUnit("{checkout}");
        metric.getSumBuilder()
                .setIsMonotonic(true)
                .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
        for (String country : COUNTRIES) {
            for (String method : METHODS) {
                for (String outcome : List.of("paid", "declined", "failed")) {
                    metric.getSumBuilder()
                            .addDataPoints(NumberDataPoint.newBuilder()
                                    .setTimeUnixNano(nowNanos)
                                    .setAsInt(outcome.equals("paid") ? purchases / 28 : purchases / 28 / FAILURES_IN)
                                    .addAttributes(Otlp.attribute("country", country))
                                    .addAttributes(Otlp.attribute("payment_method", method))
                                    .addAttributes(Otlp.attribute("status", outcome)));
                }
            }
        }
        return metric;
    }

    private static Metric.Builder histogram(String name) {
        var metric = Metric.newBuilder().setName(name).setUnit("s");
        metric.getHistogramBuilder()
                .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
        return metric;
    }

    /** As many values as {@code count}, most of them small, the one of the last purchase as its exemplar. */
    private static HistogramDataPoint.Builder point(long count, long nowNanos, long purchases, KeyValue... attributes) {
        var point = HistogramDataPoint.newBuilder()
                .setTimeUnixNano(nowNanos)
                .setCount(count)
                .setSum(count * 0.02)
                .addAllAttributes(List.of(attributes));
        long left = count;
        for (double bound : BOUNDS) {
            long here = left * 3 / 5;
            point.addExplicitBounds(bound).addBucketCounts(here);
            left -= here;
        }
        point.addBucketCounts(left);
        if (count > 0) {
            point.addExemplars(Exemplar.newBuilder()
                    .setTimeUnixNano(nowNanos)
                    .setAsDouble(0.02)
                    .setTraceId(traceId(purchases - 1))
                    .setSpanId(spanId(purchases - 1, 0)));
        }
        return point;
    }

    private static String country(long purchase) {
        return COUNTRIES.get((int) (purchase % COUNTRIES.size()));
    }

    private static String order(long purchase) {
        return "order-" + Long.toHexString(mixed(purchase));
    }

    private static ByteString traceId(long purchase) {
        return Otlp.bytes(mixed(purchase), mixed(~purchase));
    }

    private static ByteString spanId(long purchase, int number) {
        return Otlp.bytes(mixed(purchase * SPANS_PER_TRACE + number));
    }

    private static long mixed(long number) {
        return new SplittableRandom(number).nextLong() | 1;
    }
}
