package dev.webstore.console.alertmanager;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Somebody who is notified.
 *
 * @param name as routes call it
 * @param integrations the ways in which he is reached
 */
public record Receiver(String name, List<Integration> integrations) {

    /** One way to reach a receiver. */
    public sealed interface Integration {

        /** Its kind, such as {@code webhook} or {@code slack}. */
        String kind();

        /** Whether it is also told that alerts have ended. */
        boolean sendsResolved();
    }

    /**
     * A POST of JSON.
     *
     * @param maxAlerts how many alerts one message holds at most; 0 for all
     * @param timeout how long one attempt may take
     */
    public record Webhook(URI url, boolean sendsResolved, int maxAlerts, Duration timeout) implements Integration {

        static Webhook to(String url, boolean sendsResolved, int maxAlerts, Duration timeout) {
            URI uri = URI.create(url);
            boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (!isHttp || uri.getHost() == null) {
                throw new IllegalArgumentException("unsupported webhook url \"" + url + "\"");
            }
            return new Webhook(uri, sendsResolved, maxAlerts, timeout);
        }

        @Override
        public String kind() {
            return "webhook";
        }
    }

    /** A way that only the real Alertmanager delivers on; the console shows what it would have been told. */
    public record ShownOnly(String kind, boolean sendsResolved) implements Integration {}

    /** A receiver as its configuration has it: {@code others} by names such as {@code slack_configs}. */
    static Receiver of(String name, List<Webhook> webhooks, Map<String, JsonNode> others) {
        var integrations = new ArrayList<Integration>(webhooks);
        new TreeMap<>(others).forEach((key, configs) -> {
            String kind = key.substring(0, key.length() - "_configs".length());
            for (JsonNode config : configs) {
                integrations.add(
                        new ShownOnly(kind, config.path("send_resolved").asBoolean(false)));
            }
        });
        return new Receiver(name, List.copyOf(integrations));
    }
}
