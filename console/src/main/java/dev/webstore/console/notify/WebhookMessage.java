package dev.webstore.console.notify;

import dev.webstore.console.alertmanager.Alert;
import dev.webstore.console.alertmanager.Notification;
import dev.webstore.console.alertmanager.Receiver.Webhook;
import dev.webstore.platform.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A notification in Alertmanager's JSON for webhooks, version 4. */
final class WebhookMessage {

    /** What Go writes for no time. */
    private static final String NO_TIME = "0001-01-01T00:00:00Z";

    private WebhookMessage() {}

    static byte[] of(Notification notification, Webhook webhook, String externalUrl) {
        List<Alert> alerts = notification.alerts();
        int most = webhook.maxAlerts() == 0 ? alerts.size() : Math.min(alerts.size(), webhook.maxAlerts());
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("receiver", notification.receiver());
        message.put("status", notification.isFiring() ? "firing" : "resolved");
        message.put(
                "alerts",
                alerts.subList(0, most).stream()
                        .map(alert -> alert(alert, notification.at()))
                        .toList());
        message.put("groupLabels", notification.groupLabels());
        message.put("commonLabels", common(alerts, Alert::labels));
        message.put("commonAnnotations", common(alerts, Alert::annotations));
        message.put("externalURL", externalUrl);
        message.put("version", "4");
        message.put("groupKey", notification.groupKey());
        message.put("truncatedAlerts", alerts.size() - most);
        return Json.bytes(message);
    }

    private static Map<String, Object> alert(Alert alert, Instant now) {
        boolean resolved = alert.isResolvedAt(now);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("status", resolved ? "resolved" : "firing");
        fields.put("labels", alert.labels());
        fields.put("annotations", alert.annotations());
        fields.put("startsAt", alert.startsAt().toString());
        fields.put("endsAt", resolved ? alert.endsAt().toString() : NO_TIME);
        fields.put("generatorURL", alert.generatorUrl());
        fields.put("fingerprint", alert.fingerprint());
        return fields;
    }

    /** The pairs that all alerts have. */
    private static Map<String, String> common(List<Alert> alerts, Function<Alert, Map<String, String>> part) {
        var common = new TreeMap<>(part.apply(alerts.getFirst()));
        alerts.forEach(alert -> common.entrySet().retainAll(part.apply(alert).entrySet()));
        return common;
    }
}
