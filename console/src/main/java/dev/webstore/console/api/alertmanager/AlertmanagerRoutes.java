package dev.webstore.console.api.alertmanager;

import dev.webstore.console.alertmanager.Alert;
import dev.webstore.console.alertmanager.Alertmanager;
import dev.webstore.console.alertmanager.Alertmanager.Routed;
import dev.webstore.console.alertmanager.Matchers;
import dev.webstore.console.alertmanager.Silence;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.Responses;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.json.Json;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** {@code /api/v2}: alerts, groups, silences, receivers and status. Errors are a JSON text, as Alertmanager's are. */
public final class AlertmanagerRoutes implements Routes {

    private final Alertmanager alertmanager;
    private final InstantSource clock;
    private final Instant started;

    /** Serves what {@code alertmanager} knows. */
    public AlertmanagerRoutes(Alertmanager alertmanager, InstantSource clock) {
        this.alertmanager = alertmanager;
        this.clock = clock;
        this.started = clock.instant();
    }

    @Override
    public void addTo(RouteTable table) {
        table.get("/api/v2/status", answering((_, response) -> status(response)));
        table.get("/api/v2/receivers", answering((_, response) -> receivers(response)));
        table.get("/api/v2/alerts", answering(this::alerts));
        table.post("/api/v2/alerts", answering(this::addAlerts));
        table.get("/api/v2/alerts/groups", answering(this::groups));
        table.get("/api/v2/silences", answering(this::silences));
        table.post("/api/v2/silences", answering(this::setSilence));
        table.get("/api/v2/silence/{id}", answering(this::silence));
        table.delete("/api/v2/silence/{id}", answering(this::expireSilence));
    }

    /** Answers bad input as Alertmanager does. */
    private static Handler answering(Handler handler) {
        return (request, response) -> {
            try {
                handler.handle(request, response);
            } catch (IllegalArgumentException | IllegalStateException e) {
                Responses.json(response, 400, String.valueOf(e.getMessage()));
            }
        };
    }

    private void status(ServerResponse response) {
        Responses.json(
                response,
                Map.of(
                        "cluster",
                        Map.of("status", "disabled", "peers", List.of()),
                        "config",
                        Map.of("original", alertmanager.config().original()),
                        "uptime",
                        started.toString(),
                        "versionInfo",
                        Map.of(
                                "version", "0.25.0-webstore-console",
                                "revision", "",
                                "branch", "",
                                "buildUser", "",
                                "buildDate", "",
                                "goVersion", "")));
    }

    private void receivers(ServerResponse response) {
        Responses.json(
                response,
                alertmanager.config().receivers().keySet().stream()
                        .sorted()
                        .map(name -> Map.of("name", name))
                        .toList());
    }

    private void alerts(ServerRequest request, ServerResponse response) {
        Predicate<Routed> wanted = wanted(request);
        Responses.json(
                response,
                alertmanager.alerts().stream()
                        .filter(wanted)
                        .map(AlertJson::write)
                        .toList());
    }

    private void groups(ServerRequest request, ServerResponse response) {
        Predicate<Routed> wanted = wanted(request);
        var groups = new ArrayList<Map<String, Object>>();
        for (Alertmanager.Group group : alertmanager.groups()) {
            List<Map<String, Object>> alerts =
                    group.alerts().stream().filter(wanted).map(AlertJson::write).toList();
            if (!alerts.isEmpty()) {
                groups.add(Map.of(
                        "labels", group.labels(), "receiver", Map.of("name", group.receiver()), "alerts", alerts));
            }
        }
        Responses.json(response, groups);
    }

    private void addAlerts(ServerRequest request, ServerResponse response) {
        JsonNode body = json(request);
        if (!body.isArray()) {
            throw new IllegalArgumentException("body must be a list of alerts");
        }
        var alerts = new ArrayList<Alert>();
        for (JsonNode alert : body) {
            alerts.add(
                    AlertJson.read(alert, clock.instant(), alertmanager.config().resolveTimeout()));
        }
        alertmanager.put(alerts);
        response.send();
    }

    private void silences(ServerRequest request, ServerResponse response) {
        Matchers filter = filter(request);
        Responses.json(
                response,
                alertmanager.silences().all().stream()
                        .filter(silence -> SilenceJson.matches(silence, filter))
                        .map(silence -> SilenceJson.write(silence, clock.instant()))
                        .toList());
    }

    private void silence(ServerRequest request, ServerResponse response) {
        Optional<Silence> silence = alertmanager.silences().find(Requests.path(request, "id"));
        if (silence.isPresent()) {
            Responses.json(response, SilenceJson.write(silence.get(), clock.instant()));
        } else {
            Responses.json(response, 404, "silence not found");
        }
    }

    private void setSilence(ServerRequest request, ServerResponse response) {
        String id = alertmanager.silences().set(SilenceJson.read(json(request), clock.instant()));
        Responses.json(response, Map.of("silenceID", id));
    }

    private void expireSilence(ServerRequest request, ServerResponse response) {
        if (alertmanager.silences().expire(Requests.path(request, "id"))) {
            response.send();
        } else {
            Responses.json(response, 404, "silence not found");
        }
    }

    private static Predicate<Routed> wanted(ServerRequest request) {
        Matchers filter = filter(request);
        boolean active = flag(request, "active");
        boolean silenced = flag(request, "silenced");
        boolean inhibited = flag(request, "inhibited");
        Predicate<String> receiver = receiver(request);
        return routed -> filter.match(routed.alert().labels())
                && (active || routed.isMuted())
                && (silenced || routed.silencedBy().isEmpty())
                && (inhibited || routed.inhibitedBy().isEmpty())
                && routed.receivers().stream().anyMatch(receiver);
    }

    private static Predicate<String> receiver(ServerRequest request) {
        String expression = Requests.query(request, "receiver", 200).orElse(".*");
        try {
            return Pattern.compile(expression).asMatchPredicate();
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("failed to parse receiver param: " + e.getDescription(), e);
        }
    }

    private static Matchers filter(ServerRequest request) {
        return Matchers.parse(request.query().all("filter", List::of));
    }

    private static boolean flag(ServerRequest request, String name) {
        return !Requests.query(request, name, 5).orElse("true").equals("false");
    }

    /** A body that says to be JSON: a form of a foreign page cannot. */
    private static JsonNode json(ServerRequest request) {
        boolean isJson = request.headers()
                .contentType()
                .filter(type -> type.mediaType().equals(MediaTypes.APPLICATION_JSON))
                .isPresent();
        if (!isJson) {
            throw new IllegalArgumentException("Content-Type must be application/json");
        }
        try {
            return Json.tree(Requests.body(request));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("body is not valid JSON", e);
        }
    }
}
