package dev.webstore.platform.profiling;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands in for Pyroscope's push interface. */
final class FakePyroscope implements AutoCloseable {

    private final HttpServer server;
    private final List<ReceivedProfile> received = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    FakePyroscope() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/push.v1.PusherService/Push", this::take);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void answerWith(int code) {
        status = code;
    }

    /** What it has accepted. */
    List<ReceivedProfile> received() {
        return List.copyOf(received);
    }

    /** The samples accepted of a service and type. */
    List<ReceivedProfile.Sample> samples(String service, String type) {
        return received.stream()
                .filter(profile -> service.equals(profile.labels().get("service_name")))
                .filter(profile -> type.equals(profile.type()))
                .flatMap(profile -> profile.samples().stream())
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            List<ReceivedProfile> profiles =
                    ReceivedProfile.of(exchange.getRequestBody().readAllBytes());
            if (status == 200) {
                received.addAll(profiles);
            }
            byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
