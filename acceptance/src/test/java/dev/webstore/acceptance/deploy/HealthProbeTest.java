package dev.webstore.acceptance.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code webstore-health}, by which the engine learns how a container is. */
class HealthProbeTest {

    private final HttpServer server;

    HealthProbeTest() throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        answer("/health", 200);
        answer("/ready", 200);
        answer("/broken", 503);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(String path, int status) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }

    @Test
    void isWellWhenAllAnswer200() throws Exception {
        assertThat(probe(address("/health"))).isZero();
        assertThat(probe(address("/health"), address("/ready"))).isZero();
    }

    @Test
    void isUnwellWhenOneDoesNot() throws Exception {
        assertThat(probe(address("/broken"))).isEqualTo(1);
        assertThat(probe(address("/health"), address("/broken"))).isEqualTo(1);
        assertThat(probe(address("/nowhere"))).isEqualTo(1);
    }

    @Test
    void isUnwellWhenNobodyListens() throws Exception {
        String address = address("/health");
        server.stop(0);
        assertThat(probe(address)).isEqualTo(1);
    }

    private String address(String path) {
        return "127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static int probe(String... addresses) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "bash", Checkout.root().resolve("deploy/image/webstore-health").toString()));
        command.addAll(List.of(addresses));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
