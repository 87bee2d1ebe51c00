package dev.webstore.acceptance.telemetry;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The series that no service sends and dashboards show all the same: the collector asks for them or makes them. */
public final class CollectorMetrics {

    /**
     * Series of one origin.
     *
     * @param why no service can tell this
     * @param labels any of them can have
     */
    public record Origin(String why, Set<String> labels, Set<String> names) {}

    private static final String SERVICE = "service_name";
    private static final String ENVIRONMENT = "deployment_environment_name";

    private static final List<Origin> ORIGINS = List.of(
            new Origin(
                    "a service that is dead cannot say so: the httpcheck receiver asks",
                    Set.of(SERVICE, ENVIRONMENT, "http_url", "http_method", "http_status_class"),
                    Set.of("httpcheck_status", "httpcheck_duration_milliseconds")),
            new Origin(
                    "Redis sends nothing: the redis receiver asks",
                    Set.of(ENVIRONMENT, "db"),
                    Set.of(
                            "redis_memory_used_bytes",
                            "redis_memory_rss_bytes",
                            "redis_maxmemory_bytes",
                            "redis_clients_connected",
                            "redis_commands_processed_total",
                            "redis_db_keys",
                            "redis_keyspace_hits_total",
                            "redis_keyspace_misses_total")),
            new Origin(
                    "PostgreSQL sends nothing: the postgresql receiver asks",
                    Set.of(ENVIRONMENT, "postgresql_database_name", "postgresql_table_name", "operation"),
                    Set.of(
                            "postgresql_backends",
                            "postgresql_commits_total",
                            "postgresql_connection_max",
                            "postgresql_db_size_bytes",
                            "postgresql_deadlocks_total",
                            "postgresql_operations_total",
                            "postgresql_rollbacks_total",
                            "postgresql_table_size_bytes")),
            new Origin(
                    "the host sends nothing: the hostmetrics receiver asks",
                    Set.of(ENVIRONMENT, "state", "direction"),
                    Set.of(
                            "system_cpu_utilization_ratio",
                            "system_memory_usage_bytes",
                            "system_network_io_bytes_total")),
            new Origin(
                    "containers are known to cAdvisor alone, under Compose alone",
                    Set.of("name"),
                    Set.of(
                            "container_cpu_usage_seconds_total",
                            "container_memory_working_set_bytes",
                            "container_spec_memory_limit_bytes",
                            "container_network_receive_bytes_total",
                            "container_network_transmit_bytes_total",
                            "container_fs_reads_bytes_total",
                            "container_fs_writes_bytes_total")),
            new Origin(
                    "made of spans by the collector's spanmetrics connector",
                    Set.of(SERVICE, ENVIRONMENT, "span_name", "span_kind", "peer_service", "le"),
                    Set.of("traces_span_metrics_duration_seconds_bucket")),
            new Origin(
                    "made of spans by the collector's servicegraph connector",
                    Set.of("client", "server"),
                    Set.of("traces_service_graph_request_total", "traces_service_graph_request_failed_total")),
            new Origin(
                    "only the collector knows what became of telemetry there",
                    Set.of("receiver", "exporter", "policy", "sampled", "scraper"),
                    Set.of(
                            "otelcol_receiver_accepted_spans_total",
                            "otelcol_receiver_accepted_metric_points_total",
                            "otelcol_receiver_accepted_log_records_total",
                            "otelcol_receiver_refused_spans_total",
                            "otelcol_receiver_failed_spans_total",
                            "otelcol_exporter_sent_spans_total",
                            "otelcol_exporter_sent_metric_points_total",
                            "otelcol_exporter_sent_log_records_total",
                            "otelcol_exporter_send_failed_spans_total",
                            "otelcol_exporter_send_failed_log_records_total",
                            "otelcol_exporter_queue_size",
                            "otelcol_exporter_queue_capacity",
                            "otelcol_scraper_errored_metric_points_total",
                            "otelcol_processor_tail_sampling_global_count_traces_sampled_total",
                            "otelcol_processor_tail_sampling_count_traces_sampled_total",
                            "otelcol_processor_tail_sampling_sampling_traces_on_memory",
                            "otelcol_process_memory_rss_bytes")),
            new Origin(
                    "Prometheus makes it of the alerts",
                    Set.of("alertname", "alertstate", "severity"),
                    Set.of("ALERTS")));

    private CollectorMetrics() {}

    /** The labels that each of the series can have, by its name. */
    public static Map<String, Set<String>> labels() {
        var labels = new HashMap<String, Set<String>>();
        ORIGINS.forEach(origin -> origin.names()
                .forEach(name ->
                        labels.computeIfAbsent(name, _ -> new HashSet<>()).addAll(origin.labels())));
        return labels;
    }
}
