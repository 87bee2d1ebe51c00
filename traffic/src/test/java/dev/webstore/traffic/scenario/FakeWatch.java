package dev.webstore.traffic.scenario;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A third party with a control endpoint, and a Prometheus whose one alert fires while the third party is broken. */
final class FakeWatch implements AutoCloseable {

    static final String HEALTHY = "{\"hang_ms\":0}";

    private final HttpServer server;
    private final List<String> changes = new CopyOnWriteArrayList<>();
    private final AtomicInteger elsewhere = new AtomicInteger();
    private volatile Supplier<String> book = () -> "";
    private volatile Optional<String> refusal = Optional.empty();
    private volatile boolean broken;
    private volatile boolean resolves = true;
    private volatile boolean talks = true;
    private volatile boolean goesSilent;

    private FakeWatch(HttpServer server) {
        this.server = server;
    }

    static FakeWatch start() throws IOException {
        var watch = new FakeWatch(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        watch.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        watch.server.createContext("/", watch::handle);
        watch.server.start();
        return watch;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What was done to the third party: method and body. */
    List<String> changes() {
        return changes;
    }

    /** Another alert fires, and no longer does when it has been asked for so often. */
    void firesElsewhere(int asks) {
        elsewhere.set(asks);
    }

    /** The alert goes on although the third party is well again. */
    void neverResolves() {
        resolves = false;
    }

    /** Once the third party is well again, alerts and figures are no longer to be had. */
    void knowsNothingAfterRepair() {
        goesSilent = true;
    }

    /** The third party takes no change. */
    void refuses(String detail) {
        refusal = Optional.of("{\"status\":400,\"detail\":\"%s\"}".formatted(detail));
    }

    /** The payment provider's book, a line for each charge. */
    void keepsBook(Supplier<String> charges) {
        book = charges;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            boolean refused = refusal.isPresent() && method.equals("PATCH");
            String answer = refused
                    ? refusal.get()
                    : switch (path) {
                        case "/api/v1/alerts" ->
                            elsewhere.getAndDecrement() > 0
                                    ? """
                              {"status":"success","data":{"alerts":[
                                {"labels":{"alertname":"Elsewhere"},"state":"firing"}]}}"""
                                    : broken ? """
                              {"status":"success","data":{"alerts":[
                                {"labels":{"alertname":"Slow","country":"BR"},"state":"firing"},
                                {"labels":{"alertname":"Elsewhere"},"state":"pending"}]}}""" : "{\"status\":\"success\",\"data\":{\"alerts\":[]}}";
                        case "/api/v1/rules" ->
                            "{\"status\":\"success\",\"data\":{\"groups\":[{\"rules\":[{\"name\":\"Slow\"},{\"name\":\"Elsewhere\"}]}]}}";
                        case "/api/v1/query" ->
                            "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[1,\"0\"]}]}}";
                        case "/control" -> {
                            if (!method.equals("GET")) {
                                changes.add(method + " " + body);
                                broken = method.equals("PATCH") || (broken && !resolves);
                                talks = broken || !goesSilent;
                            }
                            yield HEALTHY;
                        }
                        case "/control/book" -> book.get();
                        default -> "";
                    };
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            int status = refused ? 400 : talks || path.startsWith("/control") ? 200 : 503;
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
