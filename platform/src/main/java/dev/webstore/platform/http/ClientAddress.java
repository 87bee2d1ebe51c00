package dev.webstore.platform.http;

import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;

/** The address a request really came from, and whether over HTTPS. */
public final class ClientAddress {

    private final Set<String> trustedProxies;

    /**
     * Believes {@code X-Forwarded-For} and {@code X-Forwarded-Proto} only when they come from loopback or one of these
     * addresses; anybody else could make them up, for example to escape a limit.
     */
    public ClientAddress(Set<String> trustedProxies) {
        this.trustedProxies = Set.copyOf(trustedProxies);
    }

    /** The client's address, as text. */
    public String of(ServerRequest request) {
        String peer = peer(request);
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

    /** Whether the client speaks HTTPS, with us or with our proxy. */
    public boolean isSecure(ServerRequest request) {
        return request.isSecure()
                || (isTrusted(peer(request))
                        && Requests.header(request, "X-Forwarded-Proto")
                                .filter(protocol -> protocol.equalsIgnoreCase("https"))
                                .isPresent());
    }

    private static String peer(ServerRequest request) {
        return request.remotePeer().address() instanceof InetSocketAddress address ? text(address) : "unknown";
    }

    private boolean isTrusted(String peer) {
        return trustedProxies.contains(peer) || peer.startsWith("127.") || peer.equals("0:0:0:0:0:0:0:1");
    }

    private static String text(InetSocketAddress address) {
        InetAddress resolved = address.getAddress();
        return resolved == null ? address.getHostString() : resolved.getHostAddress();
    }
}
