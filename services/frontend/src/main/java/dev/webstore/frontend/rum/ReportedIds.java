package dev.webstore.frontend.rum;

import io.opentelemetry.sdk.trace.IdGenerator;

/**
 * Gives spans the ids that the browser chose for them, since services that it called have named those as their parents
 * already.
 */
final class ReportedIds implements IdGenerator {

    /** The ids of a span. */
    private record Ids(String traceId, String spanId) {}

    private static final ScopedValue<Ids> REPORTED = ScopedValue.newInstance();

    /** Runs {@code start}, in which a span gets these ids; its trace id only if it has no parent. */
    static void use(String traceId, String spanId, Runnable start) {
        ScopedValue.where(REPORTED, new Ids(traceId, spanId)).run(start);
    }

    @Override
    public String generateTraceId() {
        return REPORTED.isBound()
                ? REPORTED.get().traceId()
                : IdGenerator.random().generateTraceId();
    }

    @Override
    public String generateSpanId() {
        return REPORTED.isBound()
                ? REPORTED.get().spanId()
                : IdGenerator.random().generateSpanId();
    }
}
