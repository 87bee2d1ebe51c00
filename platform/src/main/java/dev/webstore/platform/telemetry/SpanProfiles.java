package dev.webstore.platform.telemetry;

import dev.webstore.platform.profiling.SpanWork;
import dev.webstore.platform.service.ServiceName;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.time.Duration;

/**
 * Links the spans with which a service begins its work to what its profiler saw meanwhile: such a span says under which
 * id its profile is found, and the flight recorder is told which thread worked on it.
 *
 * @param service whose spans they are
 */
record SpanProfiles(ServiceName service) implements SpanProcessor {

    /** By this attribute Grafana knows that there is a profile, and asks for it. */
    private static final AttributeKey<String> PROFILE_ID = AttributeKey.stringKey("pyroscope.profile.id");

    @Override
    public void onStart(Context parentContext, ReadWriteSpan span) {
        if (beginsHere(span)) {
            span.setAttribute(PROFILE_ID, span.getSpanContext().getSpanId());
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (beginsHere(span)) {
            SpanWork.ended(service, span.getSpanContext().getSpanId(), Duration.ofNanos(span.getLatencyNanos()));
        }
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    private static boolean beginsHere(ReadableSpan span) {
        SpanContext parent = span.getParentSpanContext();
        return !parent.isValid() || parent.isRemote();
    }
}
