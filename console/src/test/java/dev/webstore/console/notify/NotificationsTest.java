package dev.webstore.console.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.webstore.console.alertmanager.Alert;
import dev.webstore.console.alertmanager.AlertmanagerConfig;
import dev.webstore.console.alertmanager.Notification;
import dev.webstore.console.alertmanager.Receiver.Integration;
import dev.webstore.console.files.TextFile;
import dev.webstore.console.notify.Delivery.Result;
import dev.webstore.platform.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.helpers.NOPLogger;
import tools.jackson.databind.JsonNode;

/** Delivery to a real HTTP server. */
class NotificationsTest {

    private static final Instant SINCE = Instant.parse("2026-11-23T10:00:00Z");

    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile int refusal = 503;
    private HttpServer receiver;
    private Notifications notifications;

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/alerts", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean refuses = refusals.getAndDecrement() > 0;
            if (!refuses) {
                received.add(Json.tree(body));
            }
            exchange.sendResponseHeaders(refuses ? refusal : 200, -1);
            exchange.close();
        });
        receiver.start();
        notifications = new Notifications("http://localhost:3000", InstantSource.system(), NOPLogger.NOP_LOGGER);
    }

    @AfterEach
    void stop() {
        notifications.close();
        receiver.stop(0);
    }

    private Integration webhook(String options) {
        return integration("webhook_configs: [{url: 'http://localhost:%d/alerts'%s}]"
                .formatted(receiver.getAddress().getPort(), options));
    }

    private static Integration integration(String yaml) {
        String config = "route: {receiver: a}\nreceivers:\n- name: a\n  " + yaml;
        return AlertmanagerConfig.parse(new TextFile("alertmanager.yml", config))
                .receiver("a")
                .integrations()
                .getFirst();
    }

    private static Alert alert(String name, boolean fires) {
        return new Alert(
                new TreeMap<>(Map.of("alertname", name, "team", "payments")),
                new TreeMap<>(Map.of("summary", "About " + name, "runbook_url", "docs/x.md")),
                SINCE,
                fires ? Instant.now().plusSeconds(600) : SINCE.plusSeconds(60),
                SINCE,
                "http://localhost:3000/metrics?expr=up");
    }

    private boolean send(Integration integration, Alert... alerts) throws Exception {
        return send(integration, Instant.now().plusSeconds(60), alerts);
    }

    private boolean send(Integration integration, Instant deadline, Alert... alerts) throws Exception {
        var outcome = new CompletableFuture<Boolean>();
        notifications.send(
                new Notification(
                        "a",
                        integration,
                        "{}:{team=\"payments\"}",
                        new TreeMap<>(Map.of("team", "payments")),
                        List.of(alerts),
                        Instant.now(),
                        deadline),
                outcome::complete);
        return outcome.get(30, TimeUnit.SECONDS);
    }

    @Test
    void postsVersionFourOfAlertmanagersMessage() throws Exception {
        assertThat(send(webhook(""), alert("A", true), alert("B", false))).isTrue();

        JsonNode message = received.take();
        assertThat(message.propertyNames())
                .containsExactlyInAnyOrder(
                        "version",
                        "groupKey",
                        "truncatedAlerts",
                        "status",
                        "receiver",
                        "groupLabels",
                        "commonLabels",
                        "commonAnnotations",
                        "externalURL",
                        "alerts");
        assertThat(message.get("version").asString()).isEqualTo("4");
        assertThat(message.get("status").asString()).isEqualTo("firing");
        assertThat(message.get("groupKey").asString()).isEqualTo("{}:{team=\"payments\"}");
        assertThat(message.get("commonLabels")).hasToString("{\"team\":\"payments\"}");
        assertThat(message.get("commonAnnotations")).hasToString("{\"runbook_url\":\"docs/x.md\"}");
        JsonNode first = message.get("alerts").get(0);
        assertThat(first.get("status").asString()).isEqualTo("firing");
        assertThat(first.get("startsAt").asString()).isEqualTo("2026-11-23T10:00:00Z");
        assertThat(first.get("endsAt").asString()).isEqualTo("0001-01-01T00:00:00Z");
        assertThat(first.get("fingerprint").asString()).matches("[0-9a-f]{16}");
        JsonNode second = message.get("alerts").get(1);
        assertThat(second.get("status").asString()).isEqualTo("resolved");
        assertThat(second.get("endsAt").asString()).isEqualTo("2026-11-23T10:01:00Z");
    }

    @Test
    void saysHowManyAlertsItLeavesOut() throws Exception {
        send(webhook(", max_alerts: 1"), alert("A", true), alert("B", true), alert("C", true));

        JsonNode message = received.take();
        assertThat(message.get("alerts").size()).isEqualTo(1);
        assertThat(message.get("truncatedAlerts").asInt()).isEqualTo(2);
    }

    @Test
    void triesAgainWhenTheReceiverIsInTrouble() throws Exception {
        refusals.set(1);

        assertThat(send(webhook(""), alert("A", true))).isTrue();
        assertThat(notifications.log().latest().getFirst())
                .returns(2, Delivery::attempts)
                .returns(Result.DELIVERED, Delivery::result);
    }

    @Test
    void doesNotTryAgainWhatTheReceiverRefuses() throws Exception {
        refusals.set(1);
        refusal = 400;

        assertThat(send(webhook(""), alert("A", true))).isFalse();
        assertThat(notifications.log().latest().getFirst())
                .returns(1, Delivery::attempts)
                .returns("answered 400", Delivery::error);
    }

    @Test
    void countsWhatNobodyListensTo() throws Exception {
        int port;
        try (var unused = new ServerSocket(0)) {
            port = unused.getLocalPort();
        }
        Integration nobody = integration("webhook_configs: [{url: 'http://localhost:%d/'}]".formatted(port));

        assertThat(send(nobody, Instant.now(), alert("A", true))).isFalse();
        assertThat(notifications.log().count(Result.FAILED)).isEqualTo(1);
        assertThat(notifications.log().latest().getFirst().error()).isNotEmpty();
    }

    @Test
    void showsWhatOnlyTheRealAlertmanagerDelivers() throws Exception {
        assertThat(send(integration("slack_configs: [{channel: x}]"), alert("A", true), alert("B", false)))
                .isTrue();
        assertThat(notifications.log().latest().getFirst())
                .returns("slack", Delivery::kind)
                .returns(1, Delivery::firing)
                .returns(1, Delivery::resolved)
                .returns(Result.SHOWN_ONLY, Delivery::result);
    }
}
