package dev.webstore.main.checkout;

import dev.webstore.main.account.User;
import dev.webstore.main.cart.Cart;
import dev.webstore.main.cart.Carts;
import dev.webstore.main.downstream.InventoryClient;
import dev.webstore.main.downstream.PaymentsClient;
import dev.webstore.main.downstream.PaymentsClient.Charge;
import dev.webstore.main.downstream.PromotionsClient;
import dev.webstore.main.downstream.PromotionsClient.Offer;
import dev.webstore.main.instruments.MainInstruments;
import dev.webstore.main.order.Order;
import dev.webstore.main.order.OrderStatus;
import dev.webstore.main.order.OrderStore;
import dev.webstore.main.outbox.OutboxWorker;
import dev.webstore.platform.money.Money;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;
import dev.webstore.platform.telemetry.Telemetry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;

/**
 * From a cart to a settled order.
 *
 * <p>The order is stored as PENDING before any money moves, and payments is called under the order's id, so whatever
 * dies in between, what happened to the money can be found out and at most one charge exists. {@link Recovery} does the
 * finding out.
 */
public final class Checkout {

    /**
     * From placing an order to the last moment at which a charge for it may start. Longer than payments may take to
     * answer, so that a slow charge still counts.
     */
    static final Duration TIME_TO_CHARGE = Duration.ofSeconds(10);

    private final Carts carts;
    private final OrderStore orders;
    private final InventoryClient inventory;
    private final PromotionsClient promotions;
    private final PaymentsClient payments;
    private final Settlement settlement;
    private final OutboxWorker outbox;
    private final MainInstruments instruments;
    private final Clock clock;
    private final Logger logger;

    /** A checkout through these parts. */
    public Checkout(
            Carts carts,
            OrderStore orders,
            InventoryClient inventory,
            PromotionsClient promotions,
            PaymentsClient payments,
            Settlement settlement,
            OutboxWorker outbox,
            MainInstruments instruments,
            Clock clock,
            Telemetry telemetry) {
        this.carts = carts;
        this.orders = orders;
        this.inventory = inventory;
        this.promotions = promotions;
        this.payments = payments;
        this.settlement = settlement;
        this.outbox = outbox;
        this.instruments = instruments;
        this.clock = clock;
        this.logger = telemetry.logger(Checkout.class);
    }

    /**
     * Pays for somebody's cart.
     *
     * @throws ProblemException when no order can be placed: 409 for an empty cart or too little stock, 422 for a coupon
     *     that cannot be used or a key that was used for another request, 503 when a coupon cannot be checked
     */
    public Outcome checkOut(User user, CheckoutRequest request) {
        Optional<Outcome> earlier = earlier(user, request);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Cart cart = carts.view(user.userId());
        requireSellable(cart);
        instruments.checkoutStarted();
        askInventory(cart, request);
        Order order = order(user, request, cart);
        if (!orders.insert(order, request.idempotencyKey(), request.fingerprint())) {
            // Another request under the same key was faster.
            return earlier(user, request).orElseThrow();
        }
        return pay(order);
    }

    private Outcome pay(Order order) {
        long start = System.nanoTime();
        Charge charge = payments.charge(order);
        instruments.paymentTook(order.country(), order.paymentMethod(), System.nanoTime() - start);
        Outcome outcome = settle(order, charge);
        outbox.wake();
        return outcome;
    }

    /** Where the outcome cannot be written down, all that may be said is that it is open: money may have moved. */
    private Outcome settle(Order order, Charge charge) {
        try {
            return settlement.settle(order, charge);
        } catch (RuntimeException e) {
            logger.atWarn()
                    .addKeyValue("order_id", order.orderId())
                    .setCause(e)
                    .log("The outcome of a checkout could not be recorded, recovery will");
            return new Outcome.Pending(order);
        }
    }

    private Optional<Outcome> earlier(User user, CheckoutRequest request) {
        return orders.byKey(user.userId(), request.idempotencyKey()).map(placed -> {
            if (!placed.request().equals(request.fingerprint())) {
                throw new ProblemException(Problem.ofField(
                        422,
                        "Idempotency key reused",
                        "Idempotency-Key",
                        "was used before for a checkout with other details"));
            }
            return Outcome.of(placed.order());
        });
    }

    private static void requireSellable(Cart cart) {
        if (cart.items().isEmpty()) {
            throw new ProblemException(Problem.of(409, "Cart empty", "There is nothing in the cart to pay for"));
        }
        List<Problem.FieldError> missing = cart.items().stream()
                .filter(line -> line.stock() < line.quantity())
                .map(line -> new Problem.FieldError(
                        "items." + line.productId(), "has only %d pieces on stock".formatted(line.stock())))
                .toList();
        if (!missing.isEmpty()) {
            String names = missing.stream().map(Problem.FieldError::field).collect(Collectors.joining(", "));
            throw new ProblemException(
                    Problem.of(409, "Out of stock", "There is too little on stock of " + names, missing));
        }
    }

    /** Advisory: what the inventory system says, or fails to say, never stops a purchase. */
    private void askInventory(Cart cart, CheckoutRequest request) {
        var quantities = cart.items().stream().collect(Collectors.toMap(Cart.Line::productId, Cart.Line::quantity));
        Optional<Boolean> available = inventory.isAvailable(request.country(), quantities);
        if (!available.orElse(true)) {
            logger.atInfo()
                    .addKeyValue("country", request.country())
                    .log("The inventory system expects a delay, selling all the same");
        }
    }

    private Order order(User user, CheckoutRequest request, Cart cart) {
        String orderId = UUID.randomUUID().toString();
        Offer.Granted offer = discount(orderId, user, request, cart);
        Instant now = clock.instant();
        return new Order(
                orderId,
                user.userId(),
                OrderStatus.PENDING,
                request.country(),
                request.paymentMethod(),
                cart.items().stream()
                        .map(line -> new Order.Item(
                                line.productId(), line.name(), line.unitPrice(), line.quantity(), line.lineTotal()))
                        .toList(),
                cart.subtotal(),
                offer.discount(),
                offer.discounts(),
                cart.subtotal().minus(offer.discount()),
                cart.currency(),
                request.couponCode().orElse(null),
                null,
                null,
                Telemetry.traceparent(),
                now.plus(TIME_TO_CHARGE),
                now,
                now);
    }

    /** Without promotions there is no discount; but nobody who brought a coupon is charged without it. */
    private Offer.Granted discount(String orderId, User user, CheckoutRequest request, Cart cart) {
        boolean firstOrder = orders.isFirstOf(user.userId());
        Offer offer =
                promotions.check(orderId, user.userId(), request.country(), cart, firstOrder, request.couponCode());
        return switch (offer) {
            case Offer.Granted granted -> granted;
            case Offer.CouponRefused(String detail, String why) ->
                throw new ProblemException(
                        Problem.of(422, "Coupon refused", detail, List.of(new Problem.FieldError("coupon_code", why))));
            case Offer.Unavailable(String reason) -> {
                logger.atWarn().addKeyValue("reason", reason).log("Promotions do not answer");
                if (request.couponCode().isPresent()) {
                    throw new ProblemException(Problem.ofField(
                            503,
                            "Coupon not checked",
                            "coupon_code",
                            "cannot be checked at the moment; nothing was ordered"));
                }
                yield new Offer.Granted(Money.ZERO, List.of());
            }
        };
    }
}
