package dev.webstore.platform.telemetry;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import dev.webstore.platform.json.Json;
import io.opentelemetry.api.trace.Span;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One JSON object a line: {@code timestamp}, {@code level}, {@code service}, {@code msg}, {@code template},
 * {@code trace_id}, {@code span_id}, and the event's facts by their names.
 */
public final class JsonLines extends EncoderBase<ILoggingEvent> {

    private static final byte[] NOTHING = {};

    private final String serviceName;

    /** Lines of libraries that log through static loggers; several services may share them. */
    public JsonLines() {
        this("webstore");
    }

    /** Lines that name {@code serviceName} as their service. */
    public JsonLines(String serviceName) {
        this.serviceName = serviceName;
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("timestamp", event.getInstant().toString());
        line.put("level", event.getLevel().toString().toLowerCase(Locale.ROOT));
        line.put("service", serviceName);
        line.put("msg", event.getFormattedMessage());
        line.put("template", event.getMessage());
        var span = Span.current().getSpanContext();
        if (span.isValid()) {
            line.put("trace_id", span.getTraceId());
            line.put("span_id", span.getSpanId());
        }
        line.put("logger", event.getLoggerName());
        if (event.getKeyValuePairs() != null) {
            event.getKeyValuePairs().stream()
                    .filter(pair -> pair.value != null)
                    .forEach(pair -> line.putIfAbsent(pair.key, fact(pair.value)));
        }
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown != null) {
            line.put("error_type", thrown.getClassName());
            line.put("error_stack", ThrowableProxyUtil.asString(thrown));
        }
        byte[] json = Json.bytes(line);
        byte[] terminated = Arrays.copyOf(json, json.length + 1);
        terminated[json.length] = '\n';
        return terminated;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    private static Object fact(Object value) {
        return switch (value) {
            case Number number -> number;
            case Boolean flag -> flag;
            default -> value.toString();
        };
    }
}
