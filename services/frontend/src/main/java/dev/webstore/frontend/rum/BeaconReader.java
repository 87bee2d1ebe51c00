package dev.webstore.frontend.rum;

import dev.webstore.frontend.instruments.PageName;
import dev.webstore.frontend.rum.Beacon.ErrorKind;
import dev.webstore.frontend.rum.Beacon.Request;
import dev.webstore.frontend.rum.Beacon.ScriptError;
import dev.webstore.frontend.rum.Beacon.Span;
import dev.webstore.frontend.rum.Beacon.View;
import dev.webstore.frontend.rum.Beacon.Vital;
import dev.webstore.frontend.session.LocalPath;
import dev.webstore.platform.json.Fields;
import dev.webstore.platform.problem.ProblemException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads beacons, and takes nothing that a page of ours would not send. */
final class BeaconReader {

    private static final Pattern TRACE_ID = Pattern.compile("(?!0{32})[0-9a-f]{32}");
    private static final Pattern SPAN_ID = Pattern.compile("(?!0{16})[0-9a-f]{16}");
    private static final Pattern METHOD = Pattern.compile("GET|POST");

    /** Beyond these a measurement says more about a laptop that slept than about the shop. */
    private static final int LONGEST_AGO_MILLIS = 3_600_000;

    private static final int LONGEST_SPAN_MILLIS = 600_000;
    private static final int HIGHEST_VITAL = 600;
    private static final int MOST_REQUESTS = 20;
    private static final int MOST_ERRORS = 5;

    private BeaconReader() {}

    /**
     * Reads a beacon.
     *
     * @throws ProblemException 400 when it is none
     */
    static Beacon read(Fields fields) {
        fields.only(List.of("page", "view", "load", "vitals", "requests", "errors"));
        var beacon = new Beacon(
                fields.oneOf("page", PageName.class),
                fields.optionalObject("view", BeaconReader::view),
                fields.optionalObject("load", BeaconReader::span),
                fields.optionalObject("vitals", BeaconReader::vitals).orElse(Map.of()),
                fields.list("requests", 0, MOST_REQUESTS, BeaconReader::request),
                fields.list("errors", 0, MOST_ERRORS, BeaconReader::error));
        fields.check();
        return beacon;
    }

    private static View view(Fields fields) {
        return new View(
                matching(fields, "trace_id", TRACE_ID),
                matching(fields, "span_id", SPAN_ID),
                matching(fields, "parent_span_id", SPAN_ID));
    }

    private static Span span(Fields fields) {
        return new Span(millis(fields, "ago", LONGEST_AGO_MILLIS), millis(fields, "took", LONGEST_SPAN_MILLIS));
    }

    private static Map<Vital, Double> vitals(Fields fields) {
        var vitals = new EnumMap<Vital, Double>(Vital.class);
        for (Vital vital : Vital.values()) {
            fields.optionalNumber(vital.toString(), 0, HIGHEST_VITAL).ifPresent(value -> vitals.put(vital, value));
        }
        return vitals;
    }

    private static Request request(Fields fields) {
        String path = fields.text("path", 1, 500);
        if (!LocalPath.of(path).equals(path)) {
            fields.reject("path", "must be a path of this site");
        }
        return new Request(
                matching(fields, "trace_id", TRACE_ID),
                matching(fields, "span_id", SPAN_ID),
                matching(fields, "method", METHOD),
                path,
                fields.optionalInteger("status", 100, 599).map(Long::intValue),
                span(fields));
    }

    private static ScriptError error(Fields fields) {
        return new ScriptError(
                fields.oneOf("kind", ErrorKind.class), fields.text("message", 1, 300), fields.text("where", 1, 200));
    }

    private static String matching(Fields fields, String name, Pattern pattern) {
        String text = fields.text(name, 1, 64);
        if (!pattern.matcher(text).matches()) {
            fields.reject(name, "is not what a page of ours sends");
        }
        return text;
    }

    private static Duration millis(Fields fields, String name, int max) {
        double millis = fields.optionalNumber(name, 0, max).orElse(-1.0);
        if (millis < 0) {
            fields.reject(name, "must be a number of milliseconds");
        }
        return Duration.ofNanos(Math.round(millis * 1_000_000));
    }
}
