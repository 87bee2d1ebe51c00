package dev.webstore.platform.telemetry;

import dev.webstore.platform.configuration.Configuration;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

/**
 * Where telemetry goes.
 *
 * @param endpoint of OTLP
 */
record Receiver(URI endpoint) {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    static Receiver of(Configuration configuration) {
        return new Receiver(configuration.uri("OTEL_EXPORTER_OTLP_ENDPOINT", Sdk.ENDPOINT));
    }

    /** Whether anybody accepts connections there. Exporters retry for seconds before they admit that nobody does. */
    boolean listens() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(endpoint.getHost(), port()), (int) PATIENCE.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private int port() {
        if (endpoint.getPort() >= 0) {
            return endpoint.getPort();
        }
        return "https".equals(endpoint.getScheme()) ? 443 : 80;
    }
}
