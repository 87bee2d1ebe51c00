package dev.webstore.console.otlp;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.service.ListenPort;
import dev.webstore.platform.service.PortTakenException;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http2.Http2Config;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;

/**
 * Listens where the OpenTelemetry Collector would: gRPC on one port, HTTP on another. Each of the two understands both,
 * so that nobody has to know which is which.
 */
public final class OtlpReceiver implements AutoCloseable {

    private static final String HTTP = "otlp-http";

    private final WebServer server;
    private final ReceiverFigures figures;

    private OtlpReceiver(WebServer server, ReceiverFigures figures) {
        this.server = server;
        this.figures = figures;
    }

    /**
     * Starts to listen.
     *
     * @throws PortTakenException when another process has one of the ports
     */
    public static OtlpReceiver start(
            ListenPort grpc, ListenPort http, Configuration configuration, Intake intake, Logger logger) {
        var figures = new ReceiverFigures();
        var exports = new Exports(intake, figures, logger);
        var crossOrigin = new CrossOrigin(List.of(configuration
                .text("CONSOLE_CORS_ORIGINS", "http://localhost:*,http://127.0.0.1:*")
                .split(",")));
        String address = configuration.text("WEBSTORE_LISTEN_ADDRESS", "127.0.0.1");
        WebServer server = WebServer.builder()
                .update(builder -> listen(builder, address, grpc.listenPort(configuration), exports, crossOrigin))
                .putSocket(
                        HTTP,
                        ListenerConfig.builder()
                                .update(builder ->
                                        listen(builder, address, http.listenPort(configuration), exports, crossOrigin))
                                .build())
                .shutdownHook(false)
                .build()
                .start();
        if (!server.isRunning()) {
            throw whyNotListening(address, configuration, grpc, http);
        }
        return new OtlpReceiver(server, figures);
    }

    private static void listen(
            ListenerConfig.BuilderBase<?, ?> builder,
            String address,
            int port,
            Exports exports,
            CrossOrigin crossOrigin) {
        var routing = HttpRouting.builder();
        new GrpcExports(exports).addTo(routing);
        new HttpExports(exports, crossOrigin).addTo(routing);
        builder.host(address)
                .port(port)
                .protocolsDiscoverServices(false)
                // Else the end of an answer waits for the acknowledgement of what came before.
                .connectionOptions(options -> options.tcpNoDelay(true))
                // Whose validation takes offence at compressed content that the server itself cannot decompress.
                .addProtocol(Http1Config.builder().validateRequestHeaders(false).build())
                .addProtocol(Http2Config.create())
                // Decompression has a limit of its own.
                .contentEncoding(ContentEncodingContext.builder()
                        .contentEncodingsDiscoverServices(false)
                        .build())
                .routing(routing);
    }

    private static RuntimeException whyNotListening(String address, Configuration configuration, ListenPort... ports) {
        return Arrays.stream(ports)
                .map(port -> port.whyNotListening(address, port.listenPort(configuration)))
                .filter(PortTakenException.class::isInstance)
                .findFirst()
                .orElseGet(() -> new IllegalStateException("The OTLP receivers could not listen"));
    }

    /** The TCP port of gRPC. */
    public int grpcPort() {
        return server.port();
    }

    /** The TCP port of HTTP. */
    public int httpPort() {
        return server.port(HTTP);
    }

    /** What it received so far. */
    public ReceiverFigures figures() {
        return figures;
    }

    @Override
    public void close() {
        server.stop();
    }
}
