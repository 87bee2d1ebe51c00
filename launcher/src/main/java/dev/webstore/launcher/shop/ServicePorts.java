package dev.webstore.launcher.shop;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.service.PortTakenException;
import dev.webstore.platform.service.ServiceName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at all ports before anything is started, so that a taken one is known at once. */
final class ServicePorts {

    private ServicePorts() {}

    /**
     * The configuration with the port of every service written down: where it leaves the choice (port 0), a free one,
     * which the other services can then be told.
     *
     * @throws PortTakenException when another process has one of them
     */
    static Configuration settle(Configuration configuration) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            Map<String, String> ports = new HashMap<>();
            for (ServiceName name : ServiceName.values()) {
                ServerSocket socket = open(name, configuration);
                sockets.add(socket);
                ports.put(name.listenPortKey(), String.valueOf(socket.getLocalPort()));
            }
            return configuration.with(ports);
        } finally {
            sockets.forEach(ServicePorts::close);
        }
    }

    private static ServerSocket open(ServiceName name, Configuration configuration) {
        String address = configuration.text("WEBSTORE_LISTEN_ADDRESS", "127.0.0.1");
        int port = name.listenPort(configuration);
        try {
            var socket = new ServerSocket();
            try {
                socket.bind(new InetSocketAddress(address, port));
                return socket;
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        } catch (BindException e) {
            throw new PortTakenException(name, port, e);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot listen on %s".formatted(name, address), e);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
