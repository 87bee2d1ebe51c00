package dev.webstore.payments.instruments;

import dev.webstore.payments.ledger.Payment;
import dev.webstore.payments.ledger.PaymentStatus;
import dev.webstore.platform.telemetry.Label;
import dev.webstore.platform.telemetry.Metric;
import dev.webstore.platform.telemetry.Telemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/** The metrics of the payments service. */
public final class PaymentsInstruments {

    private static final Label METHOD =
            new Label("method", Label.PAYMENT_METHOD.values(), "the payment method of the order");
    private static final Label STATUS = Label.of("status", "captured", "declined", "failed", "pending");
    private static final Label SETTLED = Label.of("outcome", "captured", "failed", "not_answered");
    private static final Label REFUNDED = Label.of("outcome", "refunded", "not_yet", "contradicted");
    private static final Label WAITING = Label.of("status", "pending", "refund_pending");
    private static final Label HTTP_METHOD =
            Label.bounded("method", "the HTTP method, or _OTHER", "GET, POST and other methods of RFC 9110");
    private static final Label ROUTE =
            Label.bounded("route", "the matched route, or unmatched", "the paths in the OpenAPI document");
    private static final Label STATUS_CODE =
            Label.bounded("status_code", "the HTTP status code", "the codes in the OpenAPI document");

    /** Charges by what the request that made them learned. */
    public static final Metric PROCESSED = Metric.counter(
            "payments_processed_total",
            "{payment}",
            "Charges by what the request learned; a pending one is settled later, see webstore.payments.settlements",
            Label.COUNTRY,
            METHOD,
            STATUS);

    /** Amounts captured. */
    public static final Metric AMOUNT = Metric.histogram(
            "payment_amount_usd", "{USD}", "Amounts captured, in US dollars", Metric.DOLLARS, Label.COUNTRY, METHOD);

    /** How long the provider took to answer charges. */
    public static final Metric PROVIDER_DURATION = Metric.histogram(
            "external_payment_provider_duration_seconds",
            "s",
            "How long charges took at the payment provider, by what the request learned",
            Metric.SECONDS,
            Label.COUNTRY,
            STATUS);

    /** How long requests took. */
    public static final Metric SERVER_DURATION = Metric.histogram(
            "http_server_duration_milliseconds",
            "ms",
            "How long requests to the payments service took",
            Metric.MILLISECONDS,
            HTTP_METHOD,
            ROUTE,
            STATUS_CODE);

    /** Payments that a worker has yet to see to. */
    public static final Metric WAITING_PAYMENTS = Metric.gauge(
            "webstore.payments.pending",
            "{payment}",
            "Payments whose outcome is unknown, or whose refund is not done; the same from every instance",
            WAITING);

    /** What came of asking the provider about a charge without an answer. */
    public static final Metric SETTLEMENTS = Metric.counter(
            "webstore.payments.settlements",
            "{payment}",
            "Attempts to settle a charge that got no answer, by outcome",
            SETTLED);

    /** What came of attempts to give money back. */
    public static final Metric REFUNDS = Metric.counter(
            "webstore.payments.refunds",
            "{refund}",
            "Attempts to give money back, by outcome",
            Label.COUNTRY,
            REFUNDED);

    /** All of them, for the catalogue. */
    public static final List<Metric> CATALOGUE =
            List.of(PROCESSED, AMOUNT, PROVIDER_DURATION, SERVER_DURATION, WAITING_PAYMENTS, SETTLEMENTS, REFUNDS);

    private static final AttributeKey<String> COUNTRY_KEY = AttributeKey.stringKey(Label.COUNTRY.key());
    private static final AttributeKey<String> METHOD_KEY = AttributeKey.stringKey(METHOD.key());
    private static final AttributeKey<String> STATUS_KEY = AttributeKey.stringKey(STATUS.key());
    private static final AttributeKey<String> OUTCOME_KEY = AttributeKey.stringKey(SETTLED.key());
    private static final AttributeKey<String> ROUTE_KEY = AttributeKey.stringKey(ROUTE.key());
    private static final AttributeKey<String> STATUS_CODE_KEY = AttributeKey.stringKey(STATUS_CODE.key());

    private final LongCounter processed;
    private final DoubleHistogram amount;
    private final DoubleHistogram providerDuration;
    private final DoubleHistogram serverDuration;
    private final LongCounter settlements;
    private final LongCounter refunds;

    /** Instruments of {@code telemetry}. */
    public PaymentsInstruments(Telemetry telemetry) {
        this.processed = telemetry.counter(PROCESSED);
        this.amount = telemetry.histogram(AMOUNT);
        this.providerDuration = telemetry.histogram(PROVIDER_DURATION);
        this.serverDuration = telemetry.histogram(SERVER_DURATION);
        this.settlements = telemetry.counter(SETTLEMENTS);
        this.refunds = telemetry.counter(REFUNDS);
    }

    /** Observes how many payments wait in each of the states that workers look after. */
    public static void observeWaiting(Telemetry telemetry, ToLongFunction<PaymentStatus> waiting) {
        telemetry.gauge(WAITING_PAYMENTS, measurement -> {
            for (PaymentStatus status : List.of(PaymentStatus.PENDING, PaymentStatus.REFUND_PENDING)) {
                measurement.record(waiting.applyAsLong(status), Attributes.of(STATUS_KEY, status.label()));
            }
        });
    }

    /**
     * A request charged a payment.
     *
     * @param payment as it is now
     * @param duration how long the provider took
     */
    public void charged(Payment payment, Duration duration) {
        String country = payment.country().name();
        String status = payment.status().label();
        processed.add(
                1,
                Attributes.of(
                        COUNTRY_KEY,
                        country,
                        METHOD_KEY,
                        payment.paymentMethod().text(),
                        STATUS_KEY,
                        status));
        providerDuration.record(seconds(duration), Attributes.of(COUNTRY_KEY, country, STATUS_KEY, status));
        countAmount(payment);
    }

    /** A charge that had got no answer is settled. */
    public void settled(Payment payment) {
        settlements.add(1, Attributes.of(OUTCOME_KEY, payment.status().label()));
        countAmount(payment);
    }

    /** The provider could not be asked about a charge. */
    public void notSettled() {
        settlements.add(1, Attributes.of(OUTCOME_KEY, "not_answered"));
    }

    /** An attempt to give money back ended in {@code outcome}, one of the label's values. */
    public void refund(Payment payment, String outcome) {
        refunds.add(1, Attributes.of(COUNTRY_KEY, payment.country().name(), OUTCOME_KEY, outcome));
    }

    /** A request was answered. */
    void served(String method, String route, int status, Duration duration) {
        serverDuration.record(
                seconds(duration) * 1000,
                Attributes.of(METHOD_KEY, method, ROUTE_KEY, route, STATUS_CODE_KEY, Integer.toString(status)));
    }

    private void countAmount(Payment payment) {
        if (payment.status() == PaymentStatus.CAPTURED) {
            amount.record(
                    payment.amount().approximateDollars(),
                    Attributes.of(
                            COUNTRY_KEY,
                            payment.country().name(),
                            METHOD_KEY,
                            payment.paymentMethod().text()));
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
