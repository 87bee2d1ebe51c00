package dev.webstore.console.api.prometheus;

import dev.webstore.console.api.prometheus.ApiAnswer.Success;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.promql.Settings;
import io.helidon.webserver.http.Handler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What Prometheus tells of itself, as far as it makes sense of the console, and what it has that the console has not. */
final class StatusRoutes implements Routes {

    /** The version whose language and interface this is. */
    private static final String VERSION = "3.0.0";

    private final String externalUrl;
    private final Duration retention;
    private final Instant started;

    StatusRoutes(String externalUrl, Duration retention, Instant started) {
        this.externalUrl = externalUrl;
        this.retention = retention;
        this.started = started;
    }

    @Override
    public void addTo(RouteTable table) {
        table.get("/api/v1/status/buildinfo", texts(buildInfo()));
        table.get("/api/v1/status/flags", texts(flags()));
        table.get("/api/v1/status/config", texts(Map.of("yaml", "")));
        table.get("/api/v1/status/runtimeinfo", ApiAnswer.to((_, _) -> runtimeInfo()));
        table.get("/api/v1/alertmanagers", ApiAnswer.to((_, _) -> alertmanagers()));
        table.get("/api/v1/targets", ApiAnswer.to((_, _) -> targets()));
        table.get("/-/healthy", plain("Prometheus Server is Healthy.\n"));
        table.get("/-/ready", plain("Prometheus Server is Ready.\n"));
    }

    private static Handler texts(Map<String, String> texts) {
        return ApiAnswer.to((_, _) -> Success.of(json -> ApiAnswer.texts(json, texts)));
    }

    private static Handler plain(String text) {
        return (_, response) -> response.send(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> buildInfo() {
        var info = new LinkedHashMap<String, String>();
        info.put("version", VERSION);
        info.put("revision", "");
        info.put("branch", "webstore-console");
        info.put("buildUser", "");
        info.put("buildDate", "");
        info.put("goVersion", "");
        return info;
    }

    private Map<String, String> flags() {
        var flags = new TreeMap<String, String>();
        flags.put("query.lookback-delta", Settings.USUAL.lookback().toMinutes() + "m");
        flags.put("storage.tsdb.retention.time", retention.toMinutes() + "m");
        flags.put("web.external-url", externalUrl);
        return flags;
    }

    private Success runtimeInfo() {
        return Success.of(json -> {
            json.writeStartObject();
            json.writeStringProperty("startTime", started.toString());
            json.writeBooleanProperty("reloadConfigSuccess", true);
            json.writeStringProperty("lastConfigTime", started.toString());
            json.writeNumberProperty("corruptionCount", 0);
            json.writeNumberProperty("goroutineCount", Thread.activeCount());
            json.writeNumberProperty("GOMAXPROCS", Runtime.getRuntime().availableProcessors());
            json.writeStringProperty("storageRetention", retention.toMinutes() + "m");
            json.writeEndObject();
        });
    }

    private Success alertmanagers() {
        return Success.of(json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("activeAlertmanagers");
            ApiAnswer.texts(json, Map.of("url", externalUrl + "/api/v2/alerts"));
            json.writeEndArray();
            json.writeArrayPropertyStart("droppedAlertmanagers");
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** The console is sent everything; it scrapes nothing. */
    private static Success targets() {
        return Success.of(json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("activeTargets");
            json.writeEndArray();
            json.writeArrayPropertyStart("droppedTargets");
            json.writeEndArray();
            json.writeObjectPropertyStart("droppedTargetCounts");
            json.writeEndObject();
            json.writeEndObject();
        });
    }
}
