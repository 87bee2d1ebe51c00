package dev.webstore.platform.http;

import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;

/** The address a request really came from. */
public final class ClientAddress {

    private final Set<String> trustedProxies;

    /**
     * Believes {@code X-Forwarded-For} only when it comes from loopback or one of these addresses; anybody else could
     * make it up to escape a limit.
     */
    public ClientAddress(Set<String> trustedProxies) {
        this.trustedProxies = Set.copyOf(trustedProxies);
    }

    /** The client's address, as text. */
    public String of(ServerRequest request) {
        String peer = request.remotePeer().address() instanceof InetSocketAddress address ? text(address) : "unknown";
        if (!isTrusted(peer)) {
            return peer;
        }
        // The last entry is what our proxy saw; those before it are what its client claimed.
        List<String> forwarded = Requests.header(request, "X-Forwarded-For")
                .map(value -> List.of(value.split(",")))
                .orElse(List.of());
        String claimed = forwarded.isEmpty() ? "" : forwarded.getLast().strip();
        return claimed.matches("[0-9a-fA-F.:]{2,45}") ? claimed : peer;
    }

    private boolean isTrusted(String peer) {
        return trustedProxies.contains(peer) || peer.startsWith("127.") || peer.equals("0:0:0:0:0:0:0:1");
    }

    private static String text(InetSocketAddress address) {
        InetAddress resolved = address.getAddress();
        return resolved == null ? address.getHostString() : resolved.getHostAddress();
    }
}
