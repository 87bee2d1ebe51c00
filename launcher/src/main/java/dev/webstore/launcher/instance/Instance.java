package dev.webstore.launcher.instance;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A process that runs the whole shop.
 *
 * @param pid its number
 * @param startedAt when it started, which tells it from a later process with the same number
 * @param ready whether it takes requests
 * @param urls where its services are, by name; empty until it is ready
 * @param servers host and port of the servers it started, by name; empty until it is ready
 */
public record Instance(
        long pid, Instant startedAt, boolean ready, Map<String, String> urls, Map<String, String> servers) {

    /** The system counts a start from its own, which it knows to the second. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** This process, which has just begun to start the shop. */
    public static Instance starting() {
        ProcessHandle self = ProcessHandle.current();
        return new Instance(self.pid(), startOf(self), false, Map.of(), Map.of());
    }

    /** The same process, now that it takes requests. */
    public Instance ready(Map<String, String> serviceUrls, Map<String, String> serverAddresses) {
        return new Instance(pid, startedAt, true, inOrder(serviceUrls), inOrder(serverAddresses));
    }

    /** A copy that, unlike {@link Map#copyOf}, lists its entries as they were put. */
    private static Map<String, String> inOrder(Map<String, String> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** Whether it still runs. */
    boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        Duration.between(startedAt, startOf(process)).abs().compareTo(TOLERANCE) <= 0)
                .isPresent();
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
