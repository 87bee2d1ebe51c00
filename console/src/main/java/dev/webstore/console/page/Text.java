package dev.webstore.console.page;

import dev.webstore.console.dashboard.Units;
import dev.webstore.console.log.Level;
import dev.webstore.promql.Labels;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values as people read them. */
public final class Text {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private static final Pattern LABEL = Pattern.compile("\\{\\{-?\\s*\\$labels\\.(\\w+)\\s*-?}}");
    private static final Pattern ACTION = Pattern.compile("\\{\\{.*?}}");

    private Text() {}

    /** The time of day. */
    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** The time of day to the millisecond. */
    public static String millis(Instant instant) {
        return MILLIS.format(instant);
    }

    /** How long something took. */
    public static String nanos(long nanos) {
        return Units.format(nanos / 1e9, "s", null);
    }

    /** How long ago something was, roughly. */
    public static String ago(Instant instant, Instant now) {
        return Units.format((double) Math.max(1, Duration.between(instant, now).toSeconds()), "s", 0);
    }

    /** A number of bytes. */
    public static String bytes(long bytes) {
        return Units.format((double) bytes, "bytes", null);
    }

    /** A number of things. */
    public static String count(long number) {
        return Units.format((double) number, "short", null);
    }

    /** A share, 0 to 1. */
    public static String percent(double share) {
        return Units.format(share, "percentunit", null);
    }

    /** A name of several words as a title. */
    public static String title(String name) {
        String words = name.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** A series as PromQL writes it. */
    public static String series(Map<String, String> labels) {
        String name = labels.getOrDefault(Labels.NAME, "");
        String rest = labels.entrySet().stream()
                .filter(label -> !label.getKey().equals(Labels.NAME))
                .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
                .collect(Collectors.joining(", "));
        return rest.isEmpty() && !name.isEmpty() ? name : name + "{" + rest + "}";
    }

    /** What a template of an annotation says of all alerts, with names of labels where their values will be. */
    public static String template(String annotation) {
        String named = LABEL.matcher(annotation).replaceAll("‹$1›");
        return ACTION.matcher(named).replaceAll("…");
    }

    /** How a level is coloured. */
    public static Tone tone(Level level) {
        return switch (level) {
            case ERROR, FATAL -> Tone.BAD;
            case WARN -> Tone.WARN;
            case INFO -> Tone.INFO;
            case DEBUG, TRACE -> Tone.PLAIN;
        };
    }
}
