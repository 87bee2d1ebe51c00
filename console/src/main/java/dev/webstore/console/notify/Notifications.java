package dev.webstore.console.notify;

import dev.webstore.console.alertmanager.Notification;
import dev.webstore.console.alertmanager.NotificationSink;
import dev.webstore.console.alertmanager.Receiver.Integration;
import dev.webstore.console.alertmanager.Receiver.ShownOnly;
import dev.webstore.console.alertmanager.Receiver.Webhook;
import dev.webstore.console.notify.Delivery.Result;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;

/** Hands each notification to the queue of its webhook, or notes what the real Alertmanager would have sent. */
public final class Notifications implements NotificationSink, AutoCloseable {

    private final String externalUrl;
    private final InstantSource clock;
    private final Logger logger;
    private final DeliveryLog log = new DeliveryLog();

    /** One for each webhook of the configuration, however many groups there are. */
    private final Map<Webhook, WebhookQueue> queues = new ConcurrentHashMap<>();

    /**
     * Sends nothing yet.
     *
     * @param externalUrl where receivers find this console
     */
    public Notifications(String externalUrl, InstantSource clock, Logger logger) {
        this.externalUrl = externalUrl;
        this.clock = clock;
        this.logger = logger;
    }

    @Override
    public void send(Notification notification, Outcome outcome) {
        switch (notification.integration()) {
            case Webhook webhook ->
                queues.computeIfAbsent(webhook, _ -> new WebhookQueue(webhook, externalUrl, clock, logger, log))
                        .add(notification, outcome);
            case ShownOnly shown -> {
                log.add(delivery(notification, shown, Result.SHOWN_ONLY, 0, "", clock));
                outcome.settled(true);
            }
        }
    }

    /** What was sent. */
    public DeliveryLog log() {
        return log;
    }

    /** Stops; what is still queued is lost. */
    @Override
    public void close() {
        queues.values().forEach(WebhookQueue::close);
    }

    static Delivery delivery(
            Notification notification,
            Integration integration,
            Result result,
            int attempts,
            String error,
            InstantSource clock) {
        int resolved = (int) notification.alerts().stream()
                .filter(alert -> alert.isResolvedAt(notification.at()))
                .count();
        return new Delivery(
                clock.instant(),
                notification.receiver(),
                integration.kind(),
                notification.groupKey(),
                notification.alerts().size() - resolved,
                resolved,
                result,
                attempts,
                error);
    }
}
