package dev.webstore.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of the loopback interface. */
final class Ports {

    private Ports() {}

    /** The preferred port when nobody listens there, else any that is free. Zero prefers none. */
    static int freeOr(int preferred) {
        try {
            return bind(preferred);
        } catch (IOException taken) {
            return free();
        }
    }

    private static int free() {
        try {
            return bind(0);
        } catch (IOException e) {
            throw new EmbeddedServerException("No port is free", e);
        }
    }

    private static int bind(int port) throws IOException {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
