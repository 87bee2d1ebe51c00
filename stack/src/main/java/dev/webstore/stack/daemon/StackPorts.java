package dev.webstore.stack.daemon;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.service.PortTakenException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at all ports before anything is started, so that a taken one is known at once. */
final class StackPorts {

    /** Programs of others, which listen where they are told: on this machine only. */
    static final String ADDRESS = "127.0.0.1";

    private StackPorts() {}

    /**
     * The port of each of these by its setting: where the configuration leaves the choice (port 0), a free one.
     *
     * @throws PortTakenException when another process has one of them
     */
    static Map<String, String> settle(Configuration configuration, List<StackPort> wanted) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            Map<String, String> ports = new HashMap<>();
            for (StackPort port : wanted) {
                ServerSocket socket = new ServerSocket();
                held.add(socket);
                hold(socket, port, port.listenPort(configuration));
                ports.put(port.listenPortKey(), String.valueOf(socket.getLocalPort()));
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on " + ADDRESS, e);
        } finally {
            held.forEach(StackPorts::close);
        }
    }

    private static void hold(ServerSocket socket, StackPort port, int number) throws IOException {
        try {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
        } catch (BindException e) {
            throw new PortTakenException(port, number, e);
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
