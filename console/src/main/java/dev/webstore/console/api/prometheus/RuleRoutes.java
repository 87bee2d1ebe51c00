package dev.webstore.console.api.prometheus;

import dev.webstore.console.alert.AlertBook;
import dev.webstore.console.api.prometheus.ApiAnswer.Success;
import dev.webstore.console.rule.ActiveAlert;
import dev.webstore.console.rule.ActiveAlert.State;
import dev.webstore.console.rule.GroupStatus;
import dev.webstore.console.rule.Rule;
import dev.webstore.console.rule.RuleStatus;
import dev.webstore.console.template.GoNumbers;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.core.JsonGenerator;

/** {@code /api/v1/rules} and {@code /api/v1/alerts}. */
final class RuleRoutes implements Routes {

    /** What Go writes for no time. */
    private static final String NO_TIME = "0001-01-01T00:00:00Z";

    private final AlertBook book;

    RuleRoutes(AlertBook book) {
        this.book = book;
    }

    @Override
    public void addTo(RouteTable table) {
        table.get("/api/v1/rules", ApiAnswer.to(this::rules));
        table.get("/api/v1/alerts", ApiAnswer.to(this::alerts));
    }

    private Success rules(Parameters parameters, ServerRequest request) {
        Predicate<RuleStatus> wanted = wanted(parameters);
        boolean withAlerts = !parameters.text("exclude_alerts").orElse("false").equals("true");
        return Success.of(json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("groups");
            for (GroupStatus group : book.rules()) {
                List<RuleStatus> rules = group.rules().stream().filter(wanted).toList();
                if (named(parameters, "rule_group[]", group.group().name())
                        && named(parameters, "file[]", group.group().file())
                        && !rules.isEmpty()) {
                    write(json, group, rules, withAlerts);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static Predicate<RuleStatus> wanted(Parameters parameters) {
        String type = parameters.text("type").orElse("");
        Predicate<RuleStatus> ofType = switch (type) {
            case "" -> _ -> true;
            case "alert" -> status -> status.rule() instanceof Rule.Alerting;
            case "record" -> status -> status.rule() instanceof Rule.Recording;
            default -> throw ApiError.badParameter("type", "not supported value \"" + type + "\"");
        };
        return ofType.and(
                status -> named(parameters, "rule_name[]", status.rule().name()));
    }

    private static boolean named(Parameters parameters, String parameter, String name) {
        List<String> names = parameters.all(parameter);
        return names.isEmpty() || names.contains(name);
    }

    private static void write(JsonGenerator json, GroupStatus group, List<RuleStatus> rules, boolean withAlerts) {
        json.writeStartObject();
        json.writeStringProperty("name", group.group().name());
        json.writeStringProperty("file", group.group().file());
        json.writeArrayPropertyStart("rules");
        rules.forEach(rule -> write(json, rule, withAlerts));
        json.writeEndArray();
        json.writeNumberProperty("interval", group.group().interval().toMillis() / 1e3);
        json.writeNumberProperty("limit", group.group().limit());
        evaluation(
                json,
                group.evaluationTime(),
                group.evaluatedAt().map(Instant::toString).orElse(NO_TIME));
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, RuleStatus status, boolean withAlerts) {
        json.writeStartObject();
        json.writeStringProperty("name", status.rule().name());
        json.writeStringProperty("query", status.rule().expression());
        if (!status.rule().labels().isEmpty() || status.rule() instanceof Rule.Alerting) {
            json.writeName("labels");
            ApiAnswer.texts(json, status.rule().labels());
        }
        if (status.rule() instanceof Rule.Alerting alerting) {
            json.writeStringProperty(
                    "state", status.state().map(State::toString).orElse("inactive"));
            json.writeNumberProperty("duration", alerting.holdFor().toMillis() / 1e3);
            json.writeNumberProperty("keepFiringFor", alerting.keepFiringFor().toMillis() / 1e3);
            json.writeName("annotations");
            ApiAnswer.texts(json, alerting.annotations());
            json.writeName("alerts");
            write(json, withAlerts ? status.alerts() : List.of());
        }
        json.writeStringProperty("health", status.health().toString());
        if (!status.error().isEmpty()) {
            json.writeStringProperty("lastError", status.error());
        }
        evaluation(
                json,
                status.evaluationTime(),
                status.evaluatedAt().map(Instant::toString).orElse(NO_TIME));
        json.writeStringProperty("type", status.rule() instanceof Rule.Alerting ? "alerting" : "recording");
        json.writeEndObject();
    }

    private static void evaluation(JsonGenerator json, Duration took, String at) {
        json.writeNumberProperty("evaluationTime", took.toNanos() / 1e9);
        json.writeStringProperty("lastEvaluation", at);
    }

    private Success alerts(Parameters parameters, ServerRequest request) {
        List<ActiveAlert> alerts =
                book.current().stream().map(AlertBook.Entry::alert).toList();
        return Success.of(json -> {
            json.writeStartObject();
            json.writeName("alerts");
            write(json, alerts);
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, List<ActiveAlert> alerts) {
        json.writeStartArray();
        for (ActiveAlert alert : alerts) {
            if (alert.state() == State.RESOLVED) {
                continue;
            }
            json.writeStartObject();
            json.writeName("labels");
            ApiAnswer.texts(json, alert.labels());
            json.writeName("annotations");
            ApiAnswer.texts(json, alert.annotations());
            json.writeStringProperty("state", alert.state().toString());
            json.writeStringProperty("activeAt", alert.activeAt().toString());
            Instant kept = alert.keepFiringSince();
            if (kept != null) {
                json.writeStringProperty("keepFiringSince", kept.toString());
            }
            json.writeStringProperty("value", GoNumbers.scientific(alert.value(), GoNumbers.SHORTEST));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
