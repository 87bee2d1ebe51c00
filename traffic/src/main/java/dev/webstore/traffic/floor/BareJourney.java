package dev.webstore.traffic.floor;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;

/** What the shop does with PostgreSQL, Redis and between its services for each step of a journey, in its order. */
final class BareJourney {

    private static final int OUTBOX_BATCH = 32;

    private final BareOrders orders;
    private final BareLedger ledger;
    private final BarePromotions promotions;
    private final BareCarts carts;
    private final BareExchanges exchanges;
    private final List<String> products;

    BareJourney(
            BareOrders orders, BareLedger ledger, BarePromotions promotions, BareCarts carts, BareExchanges exchanges) {
        this.orders = orders;
        this.ledger = ledger;
        this.promotions = promotions;
        this.carts = carts;
        this.exchanges = exchanges;
        this.products = orders.productIds();
    }

    /** A new user, whose token is their id. */
    String register() {
        String user = "user_" + UUID.randomUUID();
        orders.register(user, hash(user));
        return user;
    }

    void browse() {
        countAddress();
        orders.browse("US", "audio");
    }

    void product(String id) {
        countAddress();
        orders.products(id);
    }

    void add(String user) {
        countAddress();
        authenticate(user);
        orders.products(choice(user));
        carts.add(user, choice(user));
        readCart(user);
    }

    void viewCart(String user) {
        countAddress();
        authenticate(user);
        readCart(user);
    }

    void checkOut(String user) {
        String order = UUID.randomUUID().toString();
        countAddress();
        authenticate(user);
        orders.findByKey(user, order);
        readCart(user);
        exchanges.exchange(70, 120);
        orders.isFirst(user);
        exchanges.exchange(300, 250);
        promotions.points(user);
        orders.insert(user, order);
        exchanges.exchange(260, 420);
        ledger.record(user, order);
        exchanges.exchange(280, 200);
        ledger.captured(order, "txn_" + order);
        orders.settle(order, choice(user), "txn_" + order);
        carts.takeOut(user, choice(user));
    }

    /** Works off the outbox for ever: a batch at a time, its tasks side by side. */
    void workOffOutbox() throws InterruptedException {
        while (true) {
            List<BareOrders.Task> tasks = orders.claim(OUTBOX_BATCH);
            if (tasks.isEmpty()) {
                Thread.sleep(20);
                continue;
            }
            orders.read(tasks);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                tasks.forEach(task -> threads.execute(() -> {
                    exchanges.exchange(300, 100);
                    if (task.kind().equals("TELL_PROMOTIONS")) {
                        promotions.paid(task.order());
                    }
                }));
            }
            orders.finish(tasks);
        }
    }

    private void countAddress() {
        carts.count("ip", "127.0.0.1");
    }

    private void authenticate(String user) {
        orders.authenticate(hash(user));
        carts.count("user", user);
    }

    private void readCart(String user) {
        carts.view(user);
        orders.products(choice(user));
    }

    /** Different users buy different products, or they would queue for the lock of its one row. */
    private String choice(String user) {
        return products.get(Math.floorMod(user.hashCode(), products.size()));
    }

    private static byte[] hash(String user) {
        return user.getBytes(StandardCharsets.UTF_8);
    }
}
