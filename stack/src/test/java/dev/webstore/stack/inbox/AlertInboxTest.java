package dev.webstore.stack.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AlertInboxTest {

    private static final String ALERT = """
            {"status": "%s", "labels": {"alertname": "%s", "severity": "critical"},
             "annotations": {"summary": "It is down"}, "startsAt": "2026-01-31T13:00:00+01:00"}""";

    @TempDir
    private Path folder;

    @Test
    void keepsWhatAlertmanagerSends() throws IOException, InterruptedException {
        try (AlertInbox inbox = start()) {
            assertThat(post(inbox, message(ALERT.formatted("firing", "ServiceDown"))))
                    .isEqualTo(204);
            assertThat(post(inbox, message(ALERT.formatted("resolved", "ServiceDown"))))
                    .isEqualTo(204);

            JsonNode alerts = list(inbox);
            assertThat(alerts).hasSize(2);
            assertThat(alerts.path(0).path("status").asString()).isEqualTo("resolved");
            assertThat(alerts.path(1).path("receiver").asString()).isEqualTo("on-call");
            assertThat(alerts.path(1).path("labels").path("alertname").asString())
                    .isEqualTo("ServiceDown");
            assertThat(alerts.path(1).path("starts_at").asString()).isEqualTo("2026-01-31T12:00:00Z");
        }
    }

    @Test
    void remembersThemAfterARestart() throws IOException, InterruptedException {
        try (AlertInbox inbox = start()) {
            post(inbox, message(ALERT.formatted("firing", "ServiceDown")));
        }
        try (AlertInbox inbox = start()) {
            assertThat(list(inbox)).hasSize(1);
        }
    }

    @Test
    void keepsTheLatestThousand() throws IOException, InterruptedException {
        try (AlertInbox inbox = start()) {
            for (int i = 0; i < 11; i++) {
                String hundred = (ALERT.formatted("firing", "Alert" + i) + ",").repeat(99)
                        + ALERT.formatted("firing", "Alert" + i);
                assertThat(post(inbox, message(hundred))).isEqualTo(204);
            }
            JsonNode alerts = list(inbox);
            assertThat(alerts).hasSize(ReceivedAlerts.CAPACITY);
            assertThat(alerts.path(999).path("labels").path("alertname").asString())
                    .isEqualTo("Alert1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"receiver\": \"a\"}",
                "{\"receiver\": 1, \"alerts\": []}",
                "{\"receiver\": \"a\", \"alerts\": [{\"status\": \"burning\"}]}",
                "{\"receiver\": \"a\", \"alerts\": [{\"status\": \"firing\", \"labels\": {\"a\": 1}}]}",
                "{\"receiver\": \"a\", \"alerts\": [{\"status\": \"firing\", \"labels\": {}, \"annotations\": {}, \"startsAt\": \"now\"}]}"
            })
    void refusesWhatIsNotAMessage(String body) throws IOException, InterruptedException {
        try (AlertInbox inbox = start()) {
            assertThat(post(inbox, body)).isEqualTo(400);
            assertThat(list(inbox)).isEmpty();
        }
    }

    private AlertInbox start() {
        return AlertInbox.start(Configuration.of(Map.of("ALERT_INBOX_PORT", "0")), folder.resolve("alerts.jsonl"));
    }

    private static String message(String alerts) {
        return "{\"version\": \"4\", \"receiver\": \"on-call\", \"status\": \"firing\", \"alerts\": [" + alerts + "]}";
    }

    private static int post(AlertInbox inbox, String body) throws IOException, InterruptedException {
        return send(inbox, HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)))
                .statusCode();
    }

    private static JsonNode list(AlertInbox inbox) throws IOException, InterruptedException {
        String body = send(inbox, HttpRequest.newBuilder()).body();
        return Json.tree(body.getBytes(StandardCharsets.UTF_8)).path("alerts");
    }

    private static HttpResponse<String> send(AlertInbox inbox, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI alerts = URI.create("http://localhost:%d/alerts".formatted(inbox.port()));
            return client.send(request.uri(alerts).build(), BodyHandlers.ofString());
        }
    }
}
