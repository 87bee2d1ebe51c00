package dev.webstore.console.logql;

import dev.webstore.console.log.LogRecord;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A log record as Loki has it: a line with labels and structured metadata, which queries do not tell apart.
 *
 * @param text the line
 * @param labels by Loki's names
 * @param record where it comes from
 */
public record LogLine(String text, Map<String, String> labels, LogRecord record) {

    /** The record by the names that the pipeline to Loki gives its parts. */
    public static LogLine of(LogRecord record) {
        Map<String, String> labels = new TreeMap<>();
        record.attributes()
                .forEach((name, value) -> labels.put(name.replaceAll("[^a-zA-Z0-9_]", "_"), String.valueOf(value)));
        labels.put("service_name", record.service());
        labels.put("deployment_environment_name", record.resource().text("deployment.environment.name"));
        labels.put("level", record.level().name());
        labels.put("detected_level", record.level().name().toLowerCase(Locale.ROOT));
        labels.put("severity_text", record.level().name());
        labels.put("trace_id", record.traceId());
        labels.put("span_id", record.spanId());
        labels.put("scope_name", record.logger());
        return new LogLine(record.message(), labels, record);
    }

    /** The value of a label, "" when absent. */
    public String label(String name) {
        return labels.getOrDefault(name, "");
    }
}
