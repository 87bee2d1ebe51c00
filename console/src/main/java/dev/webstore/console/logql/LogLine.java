package dev.webstore.console.logql;

import dev.webstore.console.log.StoredLog;

/**
 * A log record as Loki has it: a line with labels and structured metadata, which queries do not tell apart.
 *
 * @param log the record
 */
record LogLine(StoredLog log) {

    /** The line. */
    String text() {
        return log.message();
    }

    /** The value of a label, by the names that the pipeline to Loki gives the record's parts; "" when absent. */
    String label(String name) {
        return switch (name) {
            case "service_name" -> log.resource().service();
            case "deployment_environment_name" -> log.resource().text("deployment.environment.name");
            case "level", "severity_text" -> log.level().name();
            case "detected_level" -> log.level().toString();
            case "trace_id" -> log.traceId();
            case "span_id" -> log.spanId();
            case "scope_name" -> log.logger();
            default -> log.field(name);
        };
    }
}
