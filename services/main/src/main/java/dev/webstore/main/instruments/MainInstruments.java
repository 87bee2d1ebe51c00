package dev.webstore.main.instruments;

import dev.webstore.platform.market.Country;
import dev.webstore.platform.market.PaymentMethod;
import dev.webstore.platform.money.Money;
import dev.webstore.platform.telemetry.Label;
import dev.webstore.platform.telemetry.Metric;
import dev.webstore.platform.telemetry.Telemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** All instruments of the main service. */
public final class MainInstruments {

    private static final Label PRODUCT =
            Label.bounded("product_id", "the product", "bounded by the size of the catalogue");
    private static final Label CATEGORY =
            Label.bounded("category", "the product's category", "bounded by the catalogue");
    private static final Label CHECKOUT_STATUS = Label.of("status", "paid", "declined", "failed", "pending");
    private static final Label STAGE =
            Label.of("stage", "browse", "product_view", "cart_add", "cart_view", "checkout_start", "order_paid");
    private static final Label TASK = Label.of("task", "reserve", "tell_crm", "tell_promotions", "refund");
    private static final Label RESULT = Label.of("result", "finished", "retried", "given_up");
    private static final Label ACTION = Label.of("action", "register", "sign_in", "token");
    private static final Label AUTH_OUTCOME = Label.of("outcome", "success", "failure");
    private static final Label SCOPE = Label.of("scope", "ip", "user", "sign_in");
    private static final Label REASON = Label.bounded(
            "reason", "why: status_NNN of the answer, or why there was none", "bounded by HTTP status codes");

    static final Metric CART_ADDITIONS =
            Metric.counter("webstore.cart.additions", "{item}", "Items added to carts", Label.COUNTRY, PRODUCT);
    static final Metric CHECKOUTS = Metric.counter(
            "webstore.checkouts",
            "{checkout}",
            "Checkouts that placed an order, by how they ended; one that is pending counts again when it is settled",
            Label.COUNTRY,
            Label.PAYMENT_METHOD,
            CHECKOUT_STATUS);
    static final Metric CHECKOUT_AMOUNT = Metric.histogram(
            "webstore.checkout.amount",
            "{USD}",
            "Amounts of paid checkouts",
            Metric.DOLLARS,
            Label.COUNTRY,
            Label.PAYMENT_METHOD);
    static final Metric PAYMENT_DURATION = Metric.histogram(
            "webstore.payment.duration",
            "s",
            "Time a checkout waited for its payment",
            Metric.SECONDS,
            Label.COUNTRY,
            Label.PAYMENT_METHOD);
    static final Metric FUNNEL =
            Metric.counter("webstore.funnel.stage", "{visit}", "Steps taken towards a purchase", STAGE);
    static final Metric PRODUCT_VIEWS =
            Metric.counter("webstore.product.views", "{view}", "Product pages looked at", PRODUCT, CATEGORY);
    static final Metric ACTIVE_CARTS = Metric.gauge("webstore.carts.active", "{cart}", "Carts with something in them");
    static final Metric PENDING_ORDERS =
            Metric.gauge("webstore.orders.pending", "{order}", "Orders whose payment is not settled");
    static final Metric OUTBOX_WAITING =
            Metric.gauge("webstore.outbox.waiting", "{task}", "Outbox tasks that are not done");
    static final Metric STOCK = Metric.gauge("webstore.stock.pieces", "{item}", "Pieces on stock", CATEGORY);
    static final Metric TASKS =
            Metric.counter("webstore.outbox.tasks", "{task}", "Outbox tasks worked on", TASK, RESULT);
    static final Metric RESERVATION_FAILURES = Metric.counter(
            "webstore.inventory.reservation.failures",
            "{attempt}",
            "Reservations the inventory system did not make",
            Label.COUNTRY,
            REASON);
    static final Metric ORDERS_DELAYED =
            Metric.counter("webstore.orders.delayed", "{order}", "Paid orders that ship later", Label.COUNTRY);
    static final Metric ORDERS_CANCELLED =
            Metric.counter("webstore.orders.cancelled", "{order}", "Paid orders cancelled and refunded", Label.COUNTRY);
    static final Metric AUTH_ATTEMPTS =
            Metric.counter("webstore.auth.attempts", "{attempt}", "Attempts to prove who one is", ACTION, AUTH_OUTCOME);
    static final Metric RATE_LIMITED =
            Metric.counter("webstore.rate_limit.hits", "{request}", "Requests refused with 429", SCOPE);
    static final Metric RESTOCKED =
            Metric.counter("webstore.stock.deliveries", "{delivery}", "Deliveries booked for scarce products");
    /** All of them, for the catalogue. */
    public static final List<Metric> CATALOGUE = List.of(
            CART_ADDITIONS,
            CHECKOUTS,
            CHECKOUT_AMOUNT,
            PAYMENT_DURATION,
            FUNNEL,
            PRODUCT_VIEWS,
            ACTIVE_CARTS,
            PENDING_ORDERS,
            OUTBOX_WAITING,
            STOCK,
            TASKS,
            RESERVATION_FAILURES,
            ORDERS_DELAYED,
            ORDERS_CANCELLED,
            AUTH_ATTEMPTS,
            RATE_LIMITED,
            RESTOCKED);

    private static final AttributeKey<String> COUNTRY_KEY = key(Label.COUNTRY);
    private static final AttributeKey<String> METHOD_KEY = key(Label.PAYMENT_METHOD);
    private static final AttributeKey<String> STATUS_KEY = key(CHECKOUT_STATUS);
    private static final AttributeKey<String> PRODUCT_KEY = key(PRODUCT);
    private static final AttributeKey<String> CATEGORY_KEY = key(CATEGORY);
    private static final AttributeKey<String> STAGE_KEY = key(STAGE);

    private final Telemetry telemetry;
    private final LongCounter cartAdditions;
    private final LongCounter checkouts;
    private final DoubleHistogram checkoutAmount;
    private final DoubleHistogram paymentDuration;
    private final LongCounter funnel;
    private final LongCounter productViews;
    private final LongCounter tasks;
    private final LongCounter reservationFailures;
    private final LongCounter ordersDelayed;
    private final LongCounter ordersCancelled;
    private final LongCounter authAttempts;
    private final LongCounter rateLimited;
    private final LongCounter restocked;

    /** Makes the instruments. */
    public MainInstruments(Telemetry telemetry) {
        this.telemetry = telemetry;
        this.cartAdditions = telemetry.counter(CART_ADDITIONS);
        this.checkouts = telemetry.counter(CHECKOUTS);
        this.checkoutAmount = telemetry.histogram(CHECKOUT_AMOUNT);
        this.paymentDuration = telemetry.histogram(PAYMENT_DURATION);
        this.funnel = telemetry.counter(FUNNEL);
        this.productViews = telemetry.counter(PRODUCT_VIEWS);
        this.tasks = telemetry.counter(TASKS);
        this.reservationFailures = telemetry.counter(RESERVATION_FAILURES);
        this.ordersDelayed = telemetry.counter(ORDERS_DELAYED);
        this.ordersCancelled = telemetry.counter(ORDERS_CANCELLED);
        this.authAttempts = telemetry.counter(AUTH_ATTEMPTS);
        this.rateLimited = telemetry.counter(RATE_LIMITED);
        this.restocked = telemetry.counter(RESTOCKED);
    }

    /** Gauges that are read when metrics are collected. */
    public void observe(
            LongSupplier activeCarts,
            LongSupplier pendingOrders,
            LongSupplier outboxWaiting,
            Supplier<Map<String, Long>> stockByCategory) {
        telemetry.gauge(ACTIVE_CARTS, gauge -> gauge.record(activeCarts.getAsLong()));
        telemetry.gauge(PENDING_ORDERS, gauge -> gauge.record(pendingOrders.getAsLong()));
        telemetry.gauge(OUTBOX_WAITING, gauge -> gauge.record(outboxWaiting.getAsLong()));
        telemetry.gauge(
                STOCK,
                gauge -> stockByCategory
                        .get()
                        .forEach((category, pieces) -> gauge.record(pieces, Attributes.of(CATEGORY_KEY, category))));
    }

    /** Somebody looked at a list of products. */
    public void browsed() {
        stage("browse");
    }

    /** Somebody looked at a product. */
    public void productViewed(String productId, String category) {
        productViews.add(1, Attributes.of(PRODUCT_KEY, productId, CATEGORY_KEY, category));
        stage("product_view");
    }

    /** Somebody put pieces of a product into their cart. */
    public void cartAdded(Country country, String productId, int quantity) {
        cartAdditions.add(quantity, Attributes.of(COUNTRY_KEY, country.name(), PRODUCT_KEY, productId));
        stage("cart_add");
    }

    /** Somebody looked at their cart. */
    public void cartViewed() {
        stage("cart_view");
    }

    /** Somebody began to pay. */
    public void checkoutStarted() {
        stage("checkout_start");
    }

    /**
     * A checkout ended, for now if it is pending.
     *
     * @param status paid, declined, failed or pending
     */
    public void checkoutEnded(Country country, PaymentMethod method, String status, Money total) {
        Attributes labels = Attributes.of(COUNTRY_KEY, country.name(), METHOD_KEY, method.text());
        checkouts.add(1, labels.toBuilder().put(STATUS_KEY, status).build());
        if (status.equals("paid")) {
            checkoutAmount.record(total.approximateDollars(), labels);
            stage("order_paid");
        }
    }

    /** A checkout waited so long for its payment. */
    public void paymentTook(Country country, PaymentMethod method, long nanoseconds) {
        paymentDuration.record(
                nanoseconds / 1e9, Attributes.of(COUNTRY_KEY, country.name(), METHOD_KEY, method.text()));
    }

    /**
     * An outbox task was worked on.
     *
     * @param task reserve, tell_crm, tell_promotions or refund
     * @param result finished, retried or given_up
     */
    public void taskDone(String task, String result) {
        tasks.add(1, Attributes.of(key(TASK), task, key(RESULT), result));
    }

    /** The inventory system did not reserve. */
    public void reservationFailed(Country country, String reason) {
        reservationFailures.add(1, Attributes.of(COUNTRY_KEY, country.name(), key(REASON), reason));
    }

    /** A paid order ships later. */
    public void orderDelayed(Country country) {
        ordersDelayed.add(1, Attributes.of(COUNTRY_KEY, country.name()));
    }

    /** A paid order was cancelled. */
    public void orderCancelled(Country country) {
        ordersCancelled.add(1, Attributes.of(COUNTRY_KEY, country.name()));
    }

    /** Somebody tried to prove who they are. */
    public void authAttempted(String action, boolean success) {
        authAttempts.add(1, Attributes.of(key(ACTION), action, key(AUTH_OUTCOME), success ? "success" : "failure"));
    }

    /** A request was one too many. */
    public void rateLimited(String scope) {
        rateLimited.add(1, Attributes.of(key(SCOPE), scope));
    }

    /** Deliveries were booked. */
    public void restocked(int deliveries) {
        restocked.add(deliveries);
    }

    private void stage(String stage) {
        funnel.add(1, Attributes.of(STAGE_KEY, stage));
    }

    private static AttributeKey<String> key(Label label) {
        return AttributeKey.stringKey(label.key());
    }
}
