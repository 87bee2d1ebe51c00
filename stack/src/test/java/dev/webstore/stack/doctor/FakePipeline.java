package dev.webstore.stack.doctor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A shop and every backend of it in one server, each below its name, that answer as after a purchase. */
final class FakePipeline implements AutoCloseable {

    private static final String RESOURCE =
            "{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"stringValue\":\"%s\"}}]},\"scopeSpans\":[{\"spans\":[{}]}]}";

    private final HttpServer server;
    private final Map<String, String> answers = new ConcurrentHashMap<>(Map.ofEntries(
            Map.entry("/shop/products", "{\"products\":[{\"product_id\":\"p1\"}]}"),
            Map.entry("/shop/cart/add", "{}"),
            Map.entry("/shop/checkout", "{}"),
            Map.entry("/collector/health", "{}"),
            Map.entry("/prometheus/-/ready", "ready"),
            Map.entry("/prometheus/api/v1/query_exemplars", "{\"data\":[{\"exemplars\":[{}]}]}"),
            Map.entry("/prometheus/api/v1/alertmanagers", "{\"data\":{\"activeAlertmanagers\":[{}]}}"),
            Map.entry("/tempo/ready", "ready"),
            Map.entry(
                    "/tempo/api/traces",
                    "{\"batches\":[%s,%s,%s]}"
                            .formatted(
                                    RESOURCE.formatted("main-service"),
                                    RESOURCE.formatted("payments-service"),
                                    RESOURCE.formatted("promotions-service"))),
            Map.entry("/loki/ready", "ready"),
            Map.entry(
                    "/loki/loki/api/v1/query_range",
                    "{\"data\":{\"result\":[{\"stream\":{\"service_name\":\"main-service\"},\"values\":[[\"1\",\"line\"]]}]}}"),
            Map.entry("/pyroscope/ready", "ready"),
            Map.entry("/pyroscope/querier.v1.QuerierService/LabelValues", "{\"names\":[\"webstore\"]}"),
            Map.entry("/alertmanager/-/ready", "ready"),
            Map.entry("/alertmanager/api/v2/receivers", "[{},{}]"),
            Map.entry("/grafana/api/health", "{}"),
            Map.entry(
                    "/grafana/api/datasources", "[{\"uid\":\"prometheus\"},{\"uid\":\"tempo\"},{\"uid\":\"loki\"}]")));
    private int asked;

    private FakePipeline(HttpServer server) {
        this.server = server;
    }

    static FakePipeline start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var pipeline = new FakePipeline(server);
            server.createContext("/", pipeline::answer);
            server.start();
            return pipeline;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Endpoints endpoints() {
        String root = "http://localhost:" + server.getAddress().getPort();
        return new Endpoints(
                root + "/shop",
                root + "/collector/health",
                root + "/collector/metrics",
                root + "/prometheus",
                root + "/tempo",
                root + "/loki",
                root + "/pyroscope",
                root + "/grafana",
                "admin",
                root + "/alertmanager");
    }

    /** From now on, what is below this path answers 503. */
    void fail(String path) {
        answers.put(path, "");
    }

    /** From now on, what is below this path answers this. */
    void answer(String path, String body) {
        answers.put(path, body);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = path.startsWith("/tempo/api/traces/") ? answers.get("/tempo/api/traces") : answers.get(path);
        if (body == null) {
            body = counting(path, String.valueOf(exchange.getRequestURI().getQuery()));
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        int status = body.isEmpty() ? 503 : path.equals("/shop/checkout") ? 201 : 200;
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** What moves: higher each time. */
    private String counting(String path, String query) {
        return switch (path) {
            case "/collector/metrics" -> "otelcol_receiver_accepted_spans_total{receiver=\"otlp\"} " + ++asked;
            case "/prometheus/api/v1/query" ->
                "{\"data\":{\"result\":[{\"value\":[0,\"%d\"]}]}}".formatted(query.contains("up{") ? 1 : ++asked);
            default -> "";
        };
    }
}
