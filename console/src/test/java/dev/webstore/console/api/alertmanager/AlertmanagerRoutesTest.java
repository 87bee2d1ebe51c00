package dev.webstore.console.api.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.webstore.console.alertmanager.Alert;
import dev.webstore.console.alertmanager.Alertmanager;
import dev.webstore.console.alertmanager.AlertmanagerConfig;
import dev.webstore.console.alertmanager.Silences;
import dev.webstore.console.files.TextFile;
import dev.webstore.platform.configuration.Configuration;
import dev.webstore.platform.http.HttpServer;
import dev.webstore.platform.json.Json;
import dev.webstore.platform.service.ServiceName;
import dev.webstore.platform.telemetry.Telemetry;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AlertmanagerRoutesTest {

    private static final InstantSource CLOCK = InstantSource.system();
    private static final Alertmanager ALERTMANAGER = new Alertmanager(
            AlertmanagerConfig.parse(new TextFile("alertmanager.yml", """
                    route:
                      receiver: default
                      group_by: [alertname]
                    receivers: [{name: default}, {name: other}]
                    """)),
            new Silences(CLOCK),
            (_, outcome) -> outcome.settled(true),
            CLOCK);

    private static HttpServer server;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        Configuration configuration =
                Configuration.of(Map.of("MAIN_SERVICE_LISTEN_PORT", "0", "OTEL_SDK_DISABLED", "true"));
        server = HttpServer.start(
                ServiceName.MAIN,
                configuration,
                Telemetry.start(ServiceName.MAIN, configuration),
                List.of(),
                List.of(new AlertmanagerRoutes(ALERTMANAGER, CLOCK)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<byte[]> send(String method, String path, String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static JsonNode get(String path) throws Exception {
        HttpResponse<byte[]> response = send("GET", path, "");
        assertThat(response.statusCode()).isEqualTo(200);
        return Json.tree(response.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void fires(String name) {
        ALERTMANAGER.put(List.of(new Alert(
                new TreeMap<>(Map.of("alertname", name)),
                new TreeMap<>(Map.of("summary", "s")),
                Instant.now(),
                Instant.now().plusSeconds(600),
                Instant.now(),
                "http://x/")));
    }

    @Test
    void showsAnAlertAndWhatSilencesIt() throws Exception {
        fires("Shown");
        String filter = "?filter=" + encoded("alertname=\"Shown\"");
        JsonNode alert = get("/api/v2/alerts" + filter).get(0);
        assertThat(alert.get("status").get("state").asString()).isEqualTo("active");
        assertThat(alert.get("receivers")).hasToString("[{\"name\":\"default\"}]");
        assertThat(alert.get("labels")).hasToString("{\"alertname\":\"Shown\"}");

        HttpResponse<byte[]> created = send("POST", "/api/v2/silences", """
                {"matchers": [{"name": "alertname", "value": "Sh.*", "isRegex": true, "isEqual": true}],
                 "startsAt": "%s", "endsAt": "%s", "createdBy": "me", "comment": "known"}
                """.formatted(
                        Instant.now(), Instant.now().plusSeconds(600)));
        assertThat(created.statusCode()).isEqualTo(200);
        String id = Json.tree(created.body()).get("silenceID").asString();

        JsonNode silenced = get("/api/v2/alerts" + filter).get(0);
        assertThat(silenced.get("status").get("state").asString()).isEqualTo("suppressed");
        assertThat(silenced.get("status").get("silencedBy").get(0).asString()).isEqualTo(id);
        assertThat(get("/api/v2/alerts" + filter + "&silenced=false")).isEmpty();
        assertThat(get("/api/v2/silences" + filter.replace("Shown", "Other"))).isEmpty();
        assertThat(get("/api/v2/silence/" + id).get("status").get("state").asString())
                .isEqualTo("active");

        assertThat(send("DELETE", "/api/v2/silence/" + id, "").statusCode()).isEqualTo(200);
        assertThat(send("DELETE", "/api/v2/silence/" + id, "").statusCode()).isEqualTo(404);
        assertThat(get("/api/v2/silence/" + id).get("status").get("state").asString())
                .isEqualTo("expired");
        assertThat(get("/api/v2/alerts" + filter)
                        .get(0)
                        .get("status")
                        .get("state")
                        .asString())
                .isEqualTo("active");
    }

    @Test
    void takesAlertsAndGroupsThem() throws Exception {
        HttpResponse<byte[]> added = send("POST", "/api/v2/alerts", """
                [{"labels": {"alertname": "Sent", "a": "1"}, "endsAt": "0001-01-01T00:00:00.000Z"},
                 {"labels": {"alertname": "Sent", "a": "2"}}]
                """);
        assertThat(added.statusCode()).isEqualTo(200);

        JsonNode groups = get("/api/v2/alerts/groups?filter=" + encoded("alertname=Sent"));
        assertThat(groups).hasSize(1);
        assertThat(groups.get(0).get("alerts")).hasSize(2);
        assertThat(groups.get(0).get("labels")).hasToString("{\"alertname\":\"Sent\"}");
    }

    @Test
    void describesItself() throws Exception {
        assertThat(get("/api/v2/status").get("config").get("original").asString())
                .contains("receiver: default");
        assertThat(get("/api/v2/receivers")).hasToString("[{\"name\":\"default\"},{\"name\":\"other\"}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"matchers\": [], \"endsAt\": \"2100-01-01T00:00:00Z\"}",
                "{\"matchers\": [{\"name\": \"a\", \"value\": \"(\", \"isRegex\": true}], \"endsAt\": \"2100-01-01T00:00:00Z\"}",
                "{\"matchers\": [{\"name\": \"a\", \"value\": \"b\"}], \"endsAt\": \"soon\"}",
                "{\"matchers\": [{\"name\": \"a\", \"value\": \"b\"}], \"endsAt\": \"2020-01-01T00:00:00Z\"}",
                "{\"matchers\": [{\"name\": \"a\", \"value\": \"b\"}], \"id\": \"no\", \"endsAt\": \"2100-01-01T00:00:00Z\"}",
                "{\"matchers\": 5, \"endsAt\": 7}",
            })
    void refusesWhatIsNoSilence(String body) throws Exception {
        HttpResponse<byte[]> response = send("POST", "/api/v2/silences", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Json.tree(response.body()).isString()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[{}]", "[5]", "[{\"labels\": {\"a\": \"b\"}, \"startsAt\": \"x\"}]"})
    void refusesWhatIsNoAlert(String body) throws Exception {
        assertThat(send("POST", "/api/v2/alerts", body).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesABadFilter() throws Exception {
        assertThat(send("GET", "/api/v2/alerts?filter=" + encoded("a=~\"(\""), "")
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("GET", "/api/v2/alerts?receiver=" + encoded("("), "").statusCode())
                .isEqualTo(400);
    }
}
