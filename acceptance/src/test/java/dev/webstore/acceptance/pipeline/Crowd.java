package dev.webstore.acceptance.pipeline;

import dev.webstore.acceptance.shop.Answer;
import dev.webstore.acceptance.shop.Api;
import dev.webstore.platform.service.ServiceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** People who come to the shop as often as they are told to, whatever they find there. */
final class Crowd implements AutoCloseable {

    /** What somebody comes for. */
    enum Intent {
        /** Pays for something, in any country. */
        BUY,
        /** Pays for something, in Brazil. */
        BUY_IN_BRAZIL,
        /** Puts something into a cart and leaves it there. */
        LEAVE_A_CART,
        /** Looks at the storefront. */
        LOOK
    }

    /** More than can be waiting for a payment at a time. */
    private static final int CUSTOMERS = 48;

    private static final long IDLE_MILLIS = 50;

    private final Api storefront;
    private final BlockingQueue<Api> customers = new ArrayBlockingQueue<>(CUSTOMERS);
    private final List<Api> leavers;
    private final AtomicLong visits = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> streams = new ArrayList<>();
    private volatile Map<Intent, Double> perSecond = Map.of();
    private volatile boolean open = true;

    /**
     * A crowd that does not come yet; its customers have accounts, as making one takes longer than all else.
     *
     * @param leavers how many may leave a cart before one of them is back
     */
    Crowd(Pipeline pipeline, int leavers) {
        Api main = pipeline.service(ServiceName.MAIN);
        storefront = pipeline.service(ServiceName.FRONTEND);
        for (int i = 0; i < CUSTOMERS; i++) {
            customers.add(main.asSomebodyNew());
        }
        this.leavers = Stream.generate(main::asSomebodyNew).limit(leavers).toList();
        for (Intent intent : Intent.values()) {
            streams.add(threads.submit(() -> send(intent)));
        }
    }

    /** How many come each second from now on, by what they come for; the others stay away. */
    void comes(Map<Intent, Double> next) {
        perSecond = Map.copyOf(next);
    }

    /** How many did not get what they came for. */
    long failures() {
        return failures.get();
    }

    private Void send(Intent intent) throws InterruptedException {
        while (open) {
            double rate = perSecond.getOrDefault(intent, 0.0);
            if (rate > 0) {
                threads.execute(() -> visit(intent));
                Thread.sleep((long) (1000 / rate));
            } else {
                Thread.sleep(IDLE_MILLIS);
            }
        }
        return null;
    }

    private void visit(Intent intent) {
        int number = (int) visits.getAndIncrement();
        String product = Assortment.PRODUCTS.get(number % Assortment.PRODUCTS.size());
        try {
            switch (intent) {
                case BUY -> buy(product, Assortment.COUNTRIES.get(number % Assortment.COUNTRIES.size()));
                case BUY_IN_BRAZIL -> buy(product, "BR");
                case LEAVE_A_CART -> leave(leavers.get(number % leavers.size()), product);
                case LOOK -> check(storefront.get("/"), 200);
            }
        } catch (RuntimeException unanswered) {
            failures.incrementAndGet();
        }
    }

    /** Nobody has two carts, so that who finds no free customer's name does not come. */
    private void buy(String product, String country) {
        Api customer = customers.poll();
        if (customer != null) {
            try {
                check(customer.buy(product, 1, country), 201);
            } finally {
                customers.add(customer);
            }
        }
    }

    private void leave(Api leaver, String product) {
        check(leaver.post("/cart/add", Map.of("product_id", product, "quantity", 1, "country", "US")), 200);
    }

    private void check(Answer answer, int expected) {
        if (answer.status() != expected) {
            failures.incrementAndGet();
        }
    }

    @Override
    public void close() {
        open = false;
        threads.close();
    }
}
