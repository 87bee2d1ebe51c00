package dev.webstore.platform.http;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Who may look behind the scenes: callers on this host, and those who know {@code WEBSTORE_CONTROL_TOKEN}. */
public final class ControlAccess {

    private final Optional<String> token;
    private final boolean openToThisHost;

    private ControlAccess(Configuration configuration, boolean openToThisHost) {
        this.token = configuration.text("WEBSTORE_CONTROL_TOKEN");
        this.openToThisHost = openToThisHost;
    }

    /** To a mock: without a token only callers on this host are let in. */
    public static ControlAccess toMock(Configuration configuration) {
        return new ControlAccess(configuration, true);
    }

    /** To a service of ours: in production nobody is let in without the token, since a proxy may share this host. */
    public static ControlAccess toService(Configuration configuration) {
        return new ControlAccess(configuration, !configuration.production());
    }

    /**
     * Lets the request pass or ends it.
     *
     * @throws ProblemException 403 when its sender may not control this system
     */
    public void check(ServerRequest request) {
        if (!allows(request.remotePeer().address(), Requests.header(request, "X-Control-Token"))) {
            throw new ProblemException(Problem.of(
                    403,
                    "Forbidden",
                    openToThisHost
                            ? "Control is open to callers on this host and to holders of the control token"
                            : "Control is open to holders of the control token"));
        }
    }

    boolean allows(SocketAddress peer, Optional<String> presented) {
        return (openToThisHost && isLoopback(peer))
                || presented
                        .flatMap(guess -> token.filter(expected -> same(guess, expected)))
                        .isPresent();
    }

    private static boolean isLoopback(SocketAddress peer) {
        return peer instanceof InetSocketAddress address
                && address.getAddress() != null
                && address.getAddress().isLoopbackAddress();
    }

    /** Takes the same time wherever the two differ, so that the token cannot be guessed letter by letter. */
    private static boolean same(String presented, String expected) {
        return MessageDigest.isEqual(
                presented.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
