package dev.webstore.platform.flag;

import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.Hook;
import dev.openfeature.sdk.HookContext;
import dev.openfeature.sdk.Reason;
import dev.webstore.platform.telemetry.FlagEvaluation;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Notes evaluations on the current span, as the semantic conventions of OpenTelemetry name them. One that found nothing
 * set is not worth its bytes.
 */
final class SpanHook implements Hook<Object> {

    @Override
    public void finallyAfter(
            HookContext<Object> context, FlagEvaluationDetails<Object> details, Map<String, Object> hints) {
        Span span = Span.current();
        String reason = Optional.ofNullable(details.getReason()).orElse("UNKNOWN");
        if (!span.isRecording() || reason.equals(Reason.DEFAULT.name())) {
            return;
        }
        span.addEvent(
                FlagEvaluation.EVENT,
                Attributes.of(
                        FlagEvaluation.KEY,
                        details.getFlagKey(),
                        FlagEvaluation.PROVIDER,
                        context.getProviderMetadata().getName(),
                        FlagEvaluation.REASON,
                        reason.toLowerCase(Locale.ROOT),
                        FlagEvaluation.VALUE,
                        String.valueOf(details.getValue())));
    }
}
