package dev.webstore.traffic.bench;

import dev.webstore.platform.service.ServiceName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/** A free port for every service, so that a bench does not meet a shop that already runs. */
final class FreePorts {

    private final Map<ServiceName, Integer> ports;

    private FreePorts(Map<ServiceName, Integer> ports) {
        this.ports = ports;
    }

    /** Finds them. Another process could still take one before the shop does, which then says so. */
    static FreePorts find() throws IOException {
        var ports = new HashMap<ServiceName, Integer>();
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (ServiceName service : ServiceName.values()) {
                var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                sockets.add(socket);
                ports.put(service, socket.getLocalPort());
            }
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
        return new FreePorts(Map.copyOf(ports));
    }

    /** The settings that make the services listen there. */
    Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        ports.forEach((service, port) -> settings.put(service.listenPortKey(), Integer.toString(port)));
        return settings;
    }

    /** Where shoppers go. */
    URI shop() {
        return URI.create("http://127.0.0.1:" + ports.get(ServiceName.MAIN));
    }
}
