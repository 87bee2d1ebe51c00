package dev.webstore.console.template;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values written the way Go's {@code fmt} writes them. */
final class GoFormat {

    private static final int MAX_WIDTH = 1000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private GoFormat() {}

    /** A value by itself, as {@code %v}. */
    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "<no value>";
            case String text -> text;
            case Double number -> GoNumbers.general(number, GoNumbers.SHORTEST);
            case Instant instant -> time(instant);
            case Duration duration -> GoDuration.text(duration);
            case List<?> list -> list.stream().map(GoFormat::text).collect(Collectors.joining(" ", "[", "]"));
            case Map<?, ?> map ->
                new TreeMap<>(map)
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + ":" + text(entry.getValue()))
                                .collect(Collectors.joining(" ", "map[", "]"));
            case Sample sample -> "{%s %s}".formatted(text(sample.labels()), text(sample.value()));
            default -> value.toString();
        };
    }

    /** Values in a row, with a space between two that are not texts. */
    static String print(List<@Nullable Object> values) {
        var text = new StringBuilder();
        for (int index = 0; index < values.size(); index++) {
            boolean spaced =
                    index > 0 && !(values.get(index) instanceof String) && !(values.get(index - 1) instanceof String);
            text.append(spaced ? " " : "").append(text(values.get(index)));
        }
        return text.toString();
    }

    /** Values with spaces between them, on a line. */
    static String println(List<@Nullable Object> values) {
        return values.stream().map(GoFormat::text).collect(Collectors.joining(" ", "", "\n"));
    }

    /** Values in a format such as {@code %.2f of %s}. */
    static String printf(String format, List<@Nullable Object> values) {
        return new Format(format, values).write();
    }

    private static String time(Instant instant) {
        int nanos = instant.get(ChronoField.NANO_OF_SECOND);
        String fraction = nanos == 0 ? "" : "." + "%09d".formatted(nanos).replaceFirst("0+$", "");
        return TIME.format(instant) + fraction + " +0000 UTC";
    }

    /** One use of a format. */
    private static final class Format {

        private final String format;
        private final List<@Nullable Object> values;
        private final StringBuilder text = new StringBuilder();
        private int at;
        private int used;

        Format(String format, List<@Nullable Object> values) {
            this.format = format;
            this.values = values;
        }

        String write() {
            while (at < format.length()) {
                char c = format.charAt(at++);
                if (c != '%') {
                    text.append(c);
                } else {
                    verb();
                }
            }
            if (used < values.size()) {
                text.append(values.subList(used, values.size()).stream()
                        .map(value -> Values.type(value) + "=" + text(value))
                        .collect(Collectors.joining(", ", "%!(EXTRA ", ")")));
            }
            return text.toString();
        }

        private void verb() {
            int flagsStart = at;
            while (at < format.length() && "+-# 0".indexOf(format.charAt(at)) >= 0) {
                at++;
            }
            String flags = format.substring(flagsStart, at);
            int width = Math.max(0, number());
            int precision = -1;
            if (at < format.length() && format.charAt(at) == '.') {
                at++;
                precision = Math.max(0, number());
            }
            if (at >= format.length()) {
                text.append("%!(NOVERB)");
                return;
            }
            char verb = format.charAt(at++);
            if (verb == '%') {
                text.append('%');
            } else if (used >= values.size()) {
                text.append("%!").append(verb).append("(MISSING)");
            } else {
                text.append(padded(formatted(verb, flags, precision, values.get(used++)), flags, width));
            }
        }

        /** The number that stands here, or -1; a star takes it from the values. */
        private int number() {
            if (at < format.length() && format.charAt(at) == '*') {
                at++;
                return used < values.size() && values.get(used++) instanceof Long number
                        ? (int) Math.min(number, MAX_WIDTH)
                        : -1;
            }
            int start = at;
            while (at < format.length() && Character.isDigit(format.charAt(at))) {
                at++;
            }
            if (start == at) {
                return -1;
            }
            String digits = format.substring(start, at);
            return digits.length() > 3 ? MAX_WIDTH : Integer.parseInt(digits);
        }

        private static String padded(String text, String flags, int width) {
            int missing = width - text.codePointCount(0, text.length());
            if (missing <= 0) {
                return text;
            }
            if (flags.contains("-")) {
                return text + " ".repeat(missing);
            }
            boolean zeros = flags.contains("0") && text.matches("[+-]?\\d.*");
            if (!zeros) {
                return " ".repeat(missing) + text;
            }
            int sign = Character.isDigit(text.charAt(0)) ? 0 : 1;
            return text.substring(0, sign) + "0".repeat(missing) + text.substring(sign);
        }

        private static String formatted(char verb, String flags, int precision, @Nullable Object value) {
            String text = switch (verb) {
                case 'v' -> value == null ? "<nil>" : text(value);
                case 's' -> string(value, precision);
                case 'q' -> value instanceof String string ? quoted(string) : null;
                case 'd' -> value instanceof Long number ? number.toString() : null;
                case 'x' -> value instanceof Long number ? Long.toHexString(number) : null;
                case 't' -> value instanceof Boolean flag ? flag.toString() : null;
                case 'f', 'F' -> value instanceof Double number ? GoNumbers.fixed(number, orSix(precision)) : null;
                case 'e' -> value instanceof Double number ? GoNumbers.scientific(number, orSix(precision)) : null;
                case 'g' ->
                    value instanceof Double number
                            ? GoNumbers.general(number, precision < 0 ? GoNumbers.SHORTEST : precision)
                            : null;
                default -> null;
            };
            if (text == null) {
                return "%!" + verb + "(" + (value == null ? "<nil>" : Values.type(value) + "=" + text(value)) + ")";
            }
            boolean signed = flags.contains("+") && value instanceof Number && !text.matches("[+-].*");
            return signed ? "+" + text : text;
        }

        private static int orSix(int precision) {
            return precision < 0 ? 6 : precision;
        }

        private static @Nullable String string(@Nullable Object value, int precision) {
            if (value instanceof Number || value instanceof Boolean || value == null) {
                return null;
            }
            String text = text(value);
            int length = text.codePointCount(0, text.length());
            return precision < 0 || length <= precision
                    ? text
                    : text.substring(0, text.offsetByCodePoints(0, precision));
        }

        private static String quoted(String text) {
            return "\""
                    + text.replace("\\", "\\\\")
                            .replace("\"", "\\\"")
                            .replace("\n", "\\n")
                            .replace("\t", "\\t")
                    + "\"";
        }
    }
}
