package dev.webstore.acceptance.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Gives ports away, each of them once. */
public final class FreePorts {

    private static final int ATTEMPTS = 1_000;

    /**
     * Outside the range that outgoing connections get theirs from, so that nobody takes a port while a process is down; and
     * each JVM that runs tests beside others has its own.
     */
    private static final int FIRST = 18_000 + 4_000 * Integer.getInteger("surefire.forkNumber", 1);

    private static final int AFTER_LAST = FIRST + 4_000;

    private final Set<Integer> given = new HashSet<>();

    /** One that was free a moment ago. */
    public int next() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, AFTER_LAST);
            try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                if (given.add(port)) {
                    return probe.getLocalPort();
                }
            } catch (IOException e) {
                // Taken: the next one.
            }
        }
        throw new IllegalStateException("No port is free");
    }
}
