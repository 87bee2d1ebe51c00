package dev.webstore.traffic.scenario;

import dev.webstore.platform.service.ServiceName;
import dev.webstore.traffic.http.Ask;
import dev.webstore.traffic.http.Site;
import dev.webstore.traffic.journey.Shop;
import io.helidon.http.Method;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Somebody who means ill, at a steady rate, whatever is answered. */
final class Attacker implements Damage {

    private static final int CONNECTIONS = 32;
    private static final List<String> WANTED =
            List.of("/.env", "/admin", "/wp-login.php", "/.git/config", "/phpmyadmin", "/backup.zip", "/actuator/env");

    private final Fault.Attack attack;
    private final Site api;
    private final Site storefront;
    private final CountDownLatch over = new CountDownLatch(1);
    private final SplittableRandom random = new SplittableRandom(7);
    private final Thread thread;
    private final String token;

    private Attacker(Fault.Attack attack, Venue venue) {
        this.attack = attack;
        this.api = new Site(venue.of(ServiceName.MAIN), CONNECTIONS);
        this.storefront = new Site(venue.of(ServiceName.FRONTEND), CONNECTIONS);
        this.token = attack.kind() == Fault.Attack.Kind.RETRY_STORM ? account(venue) : "";
        this.thread = Thread.ofVirtual().name("attacker").unstarted(this::run);
    }

    /** Begins; closing ends it. */
    static Attacker start(Fault.Attack attack, Venue venue) {
        var attacker = new Attacker(attack, venue);
        attacker.thread.start();
        return attacker;
    }

    private void run() {
        Duration gap = Duration.ofNanos(Math.round(1e9 / attack.rate()));
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; !over.await(gap.toNanos(), TimeUnit.NANOSECONDS); i++) {
                int number = i;
                // From a botnet: each address comes now and then only.
                String address = "198.19.%d.%d".formatted(random.nextInt(256), random.nextInt(1, 255));
                hands.execute(() -> send(number, address));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(int number, String address) {
        try {
            switch (attack.kind()) {
                case CREDENTIAL_STUFFING ->
                    api.send(from(
                            address,
                            Ask.json(
                                    Method.POST,
                                    "/auth/login",
                                    Map.of(
                                            "email",
                                            "victim-%d@example.com".formatted(number),
                                            "password",
                                            "123456-" + number))));
                case ENDPOINT_SCANNING -> {
                    Site site = number % 2 == 0 ? api : storefront;
                    site.send(from(address, Ask.get(WANTED.get(number % WANTED.size()) + "?" + number)));
                }
                case RETRY_STORM ->
                    api.send(from("198.19.0.1", Ask.get("/cart").with(Map.of("Authorization", "Bearer " + token))));
            }
        } catch (RuntimeException e) {
            // Whoever means ill does not mind.
        }
    }

    private static String account(Venue venue) {
        try (var shop = new Shop(venue.of(ServiceName.MAIN), 1)) {
            return shop.register();
        }
    }

    private static Ask from(String address, Ask ask) {
        return ask.with(Map.of("X-Forwarded-For", address, "User-Agent", "WebStoreTraffic/1.0 (attacker)"));
    }

    @Override
    public void close() {
        over.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        api.close();
        storefront.close();
    }
}
