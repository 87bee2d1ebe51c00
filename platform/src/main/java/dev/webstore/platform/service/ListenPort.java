package dev.webstore.platform.service;

import dev.webstore.platform.configuration.Configuration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** A TCP port that something of ours listens on. */
public interface ListenPort {

    /** What listens there, for people and in telemetry. */
    String text();

    /** The port; 0 asks for any free one. */
    int listenPort(Configuration configuration);

    /** The name of the setting for {@link #listenPort}. */
    String listenPortKey();

    /**
     * Finds the cause after a server could not listen, which it only logs, by trying again.
     *
     * @param address the interface it should listen on
     * @param port the port it should listen on
     * @return what to throw: a {@link PortTakenException} when another process has the port
     */
    default RuntimeException whyNotListening(String address, int port) {
        try (var probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(address, port));
            return new IllegalStateException("%s could not listen on port %d".formatted(text(), port));
        } catch (BindException e) {
            return new PortTakenException(this, port, e);
        } catch (IOException e) {
            return new UncheckedIOException("%s cannot listen on %s".formatted(text(), address), e);
        }
    }
}
