package dev.webstore.main;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.http.HttpServer;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.json.Json;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.platform.telemetry.Telemetry;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** A system the main service calls, which answers what a test tells it to and remembers what it was sent. */
final class FakeSystem implements AutoCloseable {

    /** An answer. */
    record Answer(int status, Object body) {}

    /** What the system was sent. */
    record Received(String path, JsonNode body) {}

    private final ServiceName name;
    private final Telemetry telemetry;
    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Function<Received, Answer> behaviour;

    FakeSystem(ServiceName name, List<String> posts, List<String> gets, Function<Received, Answer> behaviour) {
        this.name = name;
        this.behaviour = behaviour;
        var configuration = Configuration.of(Map.of(name.listenPortKey(), "0", "WEBSTORE_LOG_LEVEL", "error"));
        this.telemetry = Telemetry.logsOnly(name, configuration);
        this.server = HttpServer.start(name, configuration, telemetry, List.of(), List.of(table -> {
            posts.forEach(path -> table.post(path, this::post));
            addGets(table, gets);
        }));
    }

    /** From now on answers so. */
    void behave(Function<Received, Answer> next) {
        behaviour = next;
    }

    /** What it was sent on a path, oldest first. */
    List<JsonNode> received(String path) {
        return received.stream()
                .filter(request -> request.path().startsWith(path))
                .map(Received::body)
                .toList();
    }

    void forget() {
        received.clear();
    }

    Map.Entry<String, String> setting() {
        return Map.entry(name.urlKey(), "http://localhost:" + server.port());
    }

    @Override
    public void close() {
        server.close();
        telemetry.close();
    }

    private void addGets(RouteTable table, List<String> gets) {
        gets.forEach(path -> table.get(
                path,
                (request, response) -> answer(
                        new Received(request.path().rawPath(), Json.tree("{}".getBytes(StandardCharsets.UTF_8))),
                        response)));
    }

    private void post(ServerRequest request, ServerResponse response) {
        answer(
                new Received(
                        request.path().rawPath(), Json.tree(request.content().as(byte[].class))),
                response);
    }

    private void answer(Received request, ServerResponse response) {
        received.add(request);
        Answer answer = behaviour.apply(request);
        Responses.json(response, answer.status(), answer.body());
    }
}
