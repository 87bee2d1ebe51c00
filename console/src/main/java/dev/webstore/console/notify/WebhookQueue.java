package dev.webstore.console.notify;

import dev.webstore.console.alertmanager.Notification;
import dev.webstore.console.alertmanager.NotificationSink.Outcome;
import dev.webstore.console.alertmanager.Receiver.Webhook;
import dev.webstore.console.notify.Delivery.Result;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;

/** Posts to one webhook, one notification after the other, each again and again until it arrives or is out of date. */
final class WebhookQueue implements AutoCloseable {

    private static final int CAPACITY = 100;
    private static final int MAX_ATTEMPTS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private record Entry(Notification notification, Outcome outcome) {}

    /** What one attempt came to. */
    private record Attempt(boolean arrived, boolean mayHelpToTryAgain, String error) {}

    private final Webhook webhook;
    private final String externalUrl;
    private final InstantSource clock;
    private final Logger logger;
    private final DeliveryLog log;
    private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final HttpClient http;
    private final Thread thread;

    /** Nobody is listening is worth one line in the log, not one for every alert. */
    private boolean failing;

    WebhookQueue(Webhook webhook, String externalUrl, InstantSource clock, Logger logger, DeliveryLog log) {
        this.webhook = webhook;
        this.externalUrl = externalUrl;
        this.clock = clock;
        this.logger = logger;
        this.log = log;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        this.thread =
                Thread.ofVirtual().name("webhook-" + webhook.url().getHost()).start(this::run);
    }

    void add(Notification notification, Outcome outcome) {
        if (!queue.offer(new Entry(notification, outcome))) {
            log.add(Notifications.delivery(
                    notification, webhook, Result.DROPPED, 0, "the queue of the webhook is full", clock));
            outcome.settled(false);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        http.shutdownNow();
    }

    private void run() {
        try {
            while (true) {
                Entry entry = queue.take();
                entry.outcome().settled(tryToDeliver(entry.notification()));
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    /** Whatever is wrong with one notification, the next may be all right. */
    private boolean tryToDeliver(Notification notification) throws InterruptedException {
        try {
            return deliver(notification);
        } catch (RuntimeException e) {
            log.add(Notifications.delivery(notification, webhook, Result.FAILED, 1, e.toString(), clock));
            return false;
        }
    }

    private boolean deliver(Notification notification) throws InterruptedException {
        byte[] message = WebhookMessage.of(notification, webhook, externalUrl);
        Duration pause = FIRST_PAUSE;
        int attempts = 1;
        Attempt attempt = post(message);
        while (!attempt.arrived()
                && attempt.mayHelpToTryAgain()
                && attempts < MAX_ATTEMPTS
                && clock.instant().plus(pause).isBefore(notification.deadline())) {
            Thread.sleep(pause);
            pause = pause.multipliedBy(2);
            attempts++;
            attempt = post(message);
        }
        Result result = attempt.arrived() ? Result.DELIVERED : Result.FAILED;
        log.add(Notifications.delivery(notification, webhook, result, attempts, attempt.error(), clock));
        noteChange(attempt);
        return attempt.arrived();
    }

    private Attempt post(byte[] message) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(webhook.url())
                .timeout(webhook.timeout())
                .header("Content-Type", "application/json")
                .header("User-Agent", "webstore-console")
                .POST(HttpRequest.BodyPublishers.ofByteArray(message))
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            boolean arrived = status / 100 == 2;
            return new Attempt(arrived, status / 100 == 5 || status == 429, arrived ? "" : "answered " + status);
        } catch (IOException e) {
            return new Attempt(
                    false, true, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
    }

    private void noteChange(Attempt attempt) {
        if (failing == !attempt.arrived()) {
            return;
        }
        failing = !attempt.arrived();
        if (failing) {
            logger.atWarn()
                    .addKeyValue("webhook", webhook.url().toString())
                    .addKeyValue("error", attempt.error())
                    .log("Notifications do not arrive; further failures are counted only");
        } else {
            logger.atInfo().addKeyValue("webhook", webhook.url().toString()).log("Notifications arrive again");
        }
    }
}
