package dev.webstore.payments.instruments;

import dev.webstore.payments.ledger.Payment;
import dev.webstore.platform.telemetry.SpanAttributes;
import dev.webstore.platform.telemetry.Telemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.util.function.Function;

/** What spans say about the payment they are about. */
public final class PaymentSpans {

    private final Tracer tracer;

    /** Spans of {@code telemetry}. */
    public PaymentSpans(Telemetry telemetry) {
        this.tracer = telemetry.tracer();
    }

    /** Puts the payment, as it is now, on the current span. */
    public static void describe(Payment payment) {
        Span span = Span.current();
        span.setAttribute(SpanAttributes.ORDER_ID, payment.orderId());
        span.setAttribute(SpanAttributes.USER_ID, payment.userId());
        span.setAttribute(SpanAttributes.COUNTRY, payment.country().name());
        span.setAttribute(SpanAttributes.PAYMENT_METHOD, payment.paymentMethod().text());
        span.setAttribute(SpanAttributes.PAYMENT_STATUS, payment.status().label());
        span.setAttribute(SpanAttributes.TRANSACTION_AMOUNT, payment.amount().approximateDollars());
        if (payment.transactionId() != null) {
            span.setAttribute(SpanAttributes.PAYMENT_TRANSACTION_ID, payment.transactionId());
        }
        if (payment.reason() != null) {
            span.setAttribute(SpanAttributes.PAYMENT_REASON, payment.reason());
        }
    }

    /** Does later work on a payment in a span of its own, in the trace that started the payment. */
    public Payment inTraceOf(Payment payment, String name, Function<Payment, Payment> work) {
        Span span = tracer.spanBuilder(name)
                .setParent(Telemetry.contextOf(payment.traceparent()))
                .startSpan();
        try (Scope ignored = span.makeCurrent()) {
            Payment result = work.apply(payment);
            describe(result);
            return result;
        } finally {
            span.end();
        }
    }
}
