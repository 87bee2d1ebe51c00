package dev.webstore.console.derived;

import dev.webstore.console.signal.IncomingSpan;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Who calls whom, as the collector's service graph connector finds out: a client span and the server span that is its
 * child make a request from one service to the other. A client span that finds no server span within ten seconds called
 * something that sends none, known by {@code peer.service}; a server span at the root was called by a user, unless it
 * answered whoever asks after its health.
 */
public final class ServiceGraph implements Consumer<IncomingSpan>, DerivedSource {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MAX_WAITING = 20_000;
    private static final int MAX_EDGES = 1000;
    private static final byte[] PEER_SERVICE = "peer.service".getBytes(StandardCharsets.UTF_8);
    private static final byte[] DATABASE = "db.system.name".getBytes(StandardCharsets.UTF_8);

    private static final byte[] ROUTE = "http.route".getBytes(StandardCharsets.UTF_8);
    private static final String HEALTH = "/health";

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    /** In the order they came. */
    private final Map<Call, Half> waiting = new LinkedHashMap<>();

    private final Map<Edge, Requests> edges = new HashMap<>();

    /** Counts from now on. */
    public ServiceGraph(Clock clock) {
        this.clock = clock;
    }

    /** A call, by its client span. */
    private record Call(long traceHigh, long traceLow, long clientSpan) {}

    /** The side of a call that came first. */
    private record Half(
            long arrivedMillis, boolean isClient, String service, String peer, boolean failed, Timing timing) {}

    /** A line of the graph; what kind it is "" when both ends send spans. */
    private record Edge(String client, String server, String connectionType) {}

    private static final class Requests {
        private final LatencyHistogram client = new LatencyHistogram();
        private final LatencyHistogram server = new LatencyHistogram();
        private long total;
        private long failed;
    }

    @Override
    public void accept(IncomingSpan span) {
        boolean isClient = span.kind() == IncomingSpan.CLIENT || span.kind() == IncomingSpan.PRODUCER;
        boolean isServer = span.kind() == IncomingSpan.SERVER || span.kind() == IncomingSpan.CONSUMER;
        if (!isClient && !isServer) {
            return;
        }
        String peer = isClient ? span.attributes().text(PEER_SERVICE) : "";
        String database = isClient ? span.attributes().text(DATABASE) : "";
        var half = new Half(
                clock.millis(),
                isClient,
                span.resource().service(),
                peer,
                span.status() == IncomingSpan.ERROR,
                Timing.of(span));
        lock.lock();
        try {
            if (!database.isEmpty()) {
                countClient(half, database, "database");
            } else if (isServer && span.parentId() == 0) {
                if (!span.attributes().text(ROUTE).equals(HEALTH)) {
                    countServer(half, "user");
                }
            } else {
                meet(new Call(span.traceHigh(), span.traceLow(), isClient ? span.spanId() : span.parentId()), half);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void collect(SeriesWriter writer) {
        lock.lock();
        try {
            giveUpWaiting(writer.millis() - PATIENCE.toMillis(), MAX_WAITING);
            edges.forEach((edge, requests) -> write(edge, requests, writer));
        } finally {
            lock.unlock();
        }
    }

    private void meet(Call call, Half half) {
        Half other = waiting.remove(call);
        if (other == null || other.isClient == half.isClient) {
            waiting.put(call, half);
            giveUpWaiting(Long.MIN_VALUE, MAX_WAITING);
            return;
        }
        Half client = half.isClient ? half : other;
        Half server = half.isClient ? other : half;
        Requests requests = requests(client.service, server.service, "");
        requests.client.add(client.timing);
        requests.server.add(server.timing);
        count(requests, client.failed || server.failed);
    }

    /** Settles calls whose other side has not come, and will not any more: those before a time, or too many. */
    private void giveUpWaiting(long beforeMillis, int most) {
        Iterator<Half> oldest = waiting.values().iterator();
        while (oldest.hasNext()) {
            Half half = oldest.next();
            if (half.arrivedMillis >= beforeMillis && waiting.size() <= most) {
                return;
            }
            oldest.remove();
            if (half.isClient && !half.peer.isEmpty()) {
                countClient(half, half.peer, "virtual_node");
            }
        }
    }

    private void countClient(Half client, String server, String connectionType) {
        Requests requests = requests(client.service, server, connectionType);
        requests.client.add(client.timing);
        count(requests, client.failed);
    }

    private void countServer(Half server, String client) {
        Requests requests = requests(client, server.service, "virtual_node");
        requests.server.add(server.timing);
        count(requests, server.failed);
    }

    private static void count(Requests requests, boolean failed) {
        requests.total++;
        requests.failed += failed ? 1 : 0;
    }

    private Requests requests(String client, String server, String connectionType) {
        var edge = new Edge(client, server, connectionType);
        Requests known = edges.get(edge);
        if (known != null) {
            return known;
        }
        var added = edges.size() < MAX_EDGES ? edge : new Edge("(too many)", "(too many)", "");
        return edges.computeIfAbsent(added, _ -> new Requests());
    }

    private static void write(Edge edge, Requests requests, SeriesWriter writer) {
        Map<String, String> labels = new HashMap<>(Map.of("client", edge.client, "server", edge.server));
        if (!edge.connectionType.isEmpty()) {
            labels.put("connection_type", edge.connectionType);
        }
        writer.counter(
                "traces_service_graph_request_total", "Requests between services", labels, (double) requests.total);
        writer.counter(
                "traces_service_graph_request_failed_total", "Requests between services that failed", labels, (double)
                        requests.failed);
        if (requests.client.count() > 0) {
            writer.histogram(
                    "traces_service_graph_request_client_seconds",
                    "How long requests took where they were made",
                    labels,
                    requests.client);
        }
        if (requests.server.count() > 0) {
            writer.histogram(
                    "traces_service_graph_request_server_seconds",
                    "How long requests took where they were answered",
                    labels,
                    requests.server);
        }
    }
}
