package dev.webstore.acceptance.otlp;

import java.util.Map;

/**
 * A span as it arrived.
 *
 * @param resource attributes of the resource that sent it
 * @param scope the instrumentation that made it
 * @param traceId 32 hex digits
 * @param spanId 16 hex digits
 * @param parentId 16 hex digits, or empty for a root
 * @param kind INTERNAL, SERVER, CLIENT, PRODUCER or CONSUMER
 * @param attributes values as text
 * @param failed whether its status is an error
 */
public record ReceivedSpan(
        Map<String, String> resource,
        String scope,
        String traceId,
        String spanId,
        String parentId,
        String name,
        String kind,
        Map<String, String> attributes,
        boolean failed) {

    /** Which service sent it. */
    public String service() {
        return resource.getOrDefault("service.name", "");
    }

    /** Whether it has no parent. */
    public boolean isRoot() {
        return parentId.isEmpty();
    }
}
