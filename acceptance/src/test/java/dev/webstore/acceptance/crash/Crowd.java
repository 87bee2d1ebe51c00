package dev.webstore.acceptance.crash;

import dev.webstore.acceptance.shop.Api;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Shoppers who visit the shop again and again, side by side, while the shop is open to them. */
final class Crowd implements Shopper.Book {

    private final List<Shopper> shoppers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<Purchase> purchases = new ConcurrentLinkedQueue<>();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private volatile boolean open;

    Crowd(int size, URI shop, URI pages, List<String> products, long seed) {
        for (int i = 0; i < size; i++) {
            shoppers.add(new Shopper(new Api(shop), new Api(pages), products, new Random(seed + i), this));
        }
    }

    /** Lets them in. */
    void enter() {
        open = true;
        shoppers.forEach(shopper -> threads.add(Thread.startVirtualThread(() -> stay(shopper))));
    }

    /** Waits until everybody has finished their visit. */
    void leave() throws InterruptedException {
        open = false;
        for (Thread thread : threads) {
            thread.join();
        }
        threads.clear();
    }

    private void stay(Shopper shopper) {
        try {
            while (open) {
                shopper.visit();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            complaints.add("A shopper stumbled: " + e);
        }
    }

    @Override
    public void wrote(Purchase purchase) {
        purchases.add(purchase);
    }

    @Override
    public void complained(String about) {
        complaints.add(about);
    }

    /** All purchases so far. */
    List<Purchase> purchases() {
        return List.copyOf(purchases);
    }

    /** Answers nobody should have got. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }
}
