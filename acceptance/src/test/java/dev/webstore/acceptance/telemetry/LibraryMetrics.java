package dev.webstore.acceptance.telemetry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The metrics that OpenTelemetry's library instrumentations and its SDK add to those of the catalogue, by their stable
 * names.
 */
public final class LibraryMetrics {

    /**
     * A metric.
     *
     * @param type counter, up_down_counter, gauge or histogram
     * @param labels those it can have
     * @param always whether every service has it after a while of work
     */
    public record LibraryMetric(
            String name, String type, String unit, String meaning, Set<String> labels, boolean always) {}

    private static final String[] DATABASE = {
        "db.system.name",
        "db.namespace",
        "db.query.summary",
        "db.operation.name",
        "db.response.status_code",
        "server.address",
        "server.port",
        "network.peer.address",
        "network.peer.port",
        "error.type"
    };
    private static final String POOL = "db.client.connection.pool.name";
    private static final String[] EXPORTER = {
        "otel.component.name", "otel.component.type", "server.address", "server.port", "error.type"
    };
    private static final String[] OPERATION = {
        "otel.component.name",
        "otel.component.type",
        "server.address",
        "server.port",
        "error.type",
        "rpc.response.status_code"
    };
    private static final String[] PROCESSOR = {"otel.component.name", "otel.component.type", "error.type"};

    private static final List<LibraryMetric> ALL = Stream.of(
                    Stream.of(
                            always(
                                    "http.server.request.duration",
                                    "histogram",
                                    "s",
                                    "How long requests took",
                                    "http.request.method",
                                    "http.response.status_code",
                                    "http.route",
                                    "network.protocol.version",
                                    "url.scheme",
                                    "error.type"),
                            always(
                                    "http.client.request.duration",
                                    "histogram",
                                    "s",
                                    "How long calls to other systems took",
                                    "http.request.method",
                                    "http.response.status_code",
                                    "server.address",
                                    "server.port",
                                    "error.type"),
                            sometimes(
                                    "db.client.operation.duration",
                                    "histogram",
                                    "s",
                                    "How long SQL statements and Redis commands took",
                                    DATABASE)),
                    pool(
                            "count",
                            "up_down_counter",
                            "{connection}",
                            "Connections, by state",
                            "db.client.connection.state"),
                    pool("idle.min", "up_down_counter", "{connection}", "The least that are kept idle"),
                    pool("max", "up_down_counter", "{connection}", "The most there may be"),
                    pool("pending_requests", "up_down_counter", "{request}", "Requests that wait for a connection"),
                    pool("timeouts", "counter", "{timeout}", "Requests that waited in vain"),
                    pool("create_time", "histogram", "s", "How long connecting took"),
                    pool("use_time", "histogram", "s", "How long connections were used"),
                    pool("wait_time", "histogram", "s", "How long requests waited for a connection"),
                    jvm("class.count", "up_down_counter", "{class}", "Classes loaded now"),
                    jvm("class.loaded", "counter", "{class}", "Classes loaded since the start"),
                    jvm("class.unloaded", "counter", "{class}", "Classes unloaded since the start"),
                    jvm("cpu.count", "up_down_counter", "{cpu}", "Processors that the JVM may use"),
                    jvm("cpu.recent_utilization", "gauge", "1", "Processor time used of late, as a share"),
                    jvm("cpu.time", "counter", "s", "Processor time used"),
                    jvm("gc.duration", "histogram", "s", "How long collections took", "jvm.gc.action", "jvm.gc.name"),
                    memory("committed", "Memory committed"),
                    memory("limit", "The most memory that can be had"),
                    memory("used", "Memory used"),
                    memory("used_after_last_gc", "Memory used after the last collection"),
                    jvm(
                            "thread.count",
                            "up_down_counter",
                            "{thread}",
                            "Platform threads",
                            "jvm.thread.daemon",
                            "jvm.thread.state"),
                    Stream.of(
                            always("otel.sdk.log.created", "counter", "{log_record}", "Log records made"),
                            always(
                                    "otel.sdk.span.started",
                                    "counter",
                                    "{span}",
                                    "Spans started",
                                    "otel.span.parent.origin",
                                    "otel.span.sampling_result"),
                            always(
                                    "otel.sdk.span.live",
                                    "up_down_counter",
                                    "{span}",
                                    "Spans started and not ended",
                                    "otel.span.sampling_result"),
                            always(
                                    "otel.sdk.metric_reader.collection.duration",
                                    "histogram",
                                    "s",
                                    "How long collecting metrics took",
                                    PROCESSOR),
                            always(
                                    "otel.sdk.exporter.operation.duration",
                                    "histogram",
                                    "s",
                                    "How long exports took",
                                    OPERATION)),
                    exporter("span", "{span}"),
                    exporter("log", "{log_record}"),
                    exporter("metric_data_point", "{data_point}"),
                    queue("span", "span"),
                    queue("log", "{log_record}"))
            .flatMap(Function.identity())
            .toList();

    private LibraryMetrics() {}

    /** All of them, in the order of the documentation. */
    public static List<LibraryMetric> all() {
        return ALL;
    }

    /** All of them, by name. */
    static Map<String, LibraryMetric> byName() {
        return ALL.stream().collect(Collectors.toMap(LibraryMetric::name, Function.identity()));
    }

    private static Stream<LibraryMetric> pool(String name, String type, String unit, String meaning, String... labels) {
        return Stream.of(sometimes(
                "db.client.connection." + name,
                type,
                unit,
                meaning,
                Stream.concat(Stream.of(POOL), Arrays.stream(labels)).toArray(String[]::new)));
    }

    private static Stream<LibraryMetric> jvm(String name, String type, String unit, String meaning, String... labels) {
        return Stream.of(
                name.equals("gc.duration")
                        ? sometimes("jvm." + name, type, unit, meaning, labels)
                        : always("jvm." + name, type, unit, meaning, labels));
    }

    private static Stream<LibraryMetric> memory(String name, String meaning) {
        return Stream.of(sometimes(
                "jvm.memory." + name, "up_down_counter", "By", meaning, "jvm.memory.pool.name", "jvm.memory.type"));
    }

    private static Stream<LibraryMetric> exporter(String signal, String unit) {
        return Stream.of(
                always(
                        "otel.sdk.exporter." + signal + ".exported",
                        "counter",
                        unit,
                        "Sent, or failed to be sent if there is an error.type",
                        EXPORTER),
                always("otel.sdk.exporter." + signal + ".inflight", "up_down_counter", unit, "Being sent", EXPORTER));
    }

    private static Stream<LibraryMetric> queue(String signal, String unit) {
        String name = "otel.sdk.processor." + signal;
        return Stream.of(
                always(
                        name + ".processed",
                        "counter",
                        unit,
                        "Handed to the exporter, or dropped if error.type is queue_full",
                        PROCESSOR),
                always(name + ".queue.capacity", "up_down_counter", unit, "The most that can wait", PROCESSOR),
                always(name + ".queue.size", "up_down_counter", unit, "Waiting to be sent", PROCESSOR));
    }

    private static LibraryMetric always(String name, String type, String unit, String meaning, String... labels) {
        return new LibraryMetric(name, type, unit, meaning, new TreeSet<>(List.of(labels)), true);
    }

    private static LibraryMetric sometimes(String name, String type, String unit, String meaning, String... labels) {
        return new LibraryMetric(name, type, unit, meaning, new TreeSet<>(List.of(labels)), false);
    }
}
