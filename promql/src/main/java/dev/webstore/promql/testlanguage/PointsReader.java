package dev.webstore.promql.testlanguage;

import dev.webstore.promql.Durations;
import dev.webstore.promql.Stale;
import dev.webstore.promql.histogram.Histogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the values of a series: {@code 1 2+2x3 _ stale {{count:1 sum:2}}x5}. */
final class PointsReader {

    private static final Pattern NUMBER = Pattern.compile(
            "(_|stale|[+-]?(?:Inf|inf|NaN|nan|[0-9][0-9._eE]*(?:(?<=[eE])[+-][0-9]+)?|\\.[0-9]+|0x[0-9a-fA-F]+))"
                    + "(?:([+-](?:Inf|inf|NaN|[0-9.]+(?:[eE][+-]?[0-9]+)?|0x[0-9a-fA-F]+))x([0-9]+)|x([0-9]+))?(?=\\s|$)");
    private static final Pattern HISTOGRAM =
            Pattern.compile("\\{\\{(.*?)}}(?:([+-])\\{\\{(.*?)}}x([0-9]+)|x([0-9]+))?(?=\\s|$)");
    private static final Pattern OFFSET =
            Pattern.compile("(?:(_)|([+-]?)([0-9]+[a-wyz]*)(?:([+-])([0-9]+[a-wyz]*))?)(?:x([0-9]+))?(?=\\s|$)");

    private PointsReader() {}

    /**
     * Reads points; null is where there is none.
     *
     * @throws IllegalArgumentException when the text is something else
     */
    static List<@Nullable Point> points(String text) {
        List<@Nullable Point> points = new ArrayList<>();
        Matcher number = NUMBER.matcher(text);
        Matcher histogram = HISTOGRAM.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (number.region(end, text.length()).lookingAt()) {
                addNumbers(points, number);
                end = number.end();
            } else if (histogram.region(end, text.length()).lookingAt()) {
                addHistograms(points, histogram);
                end = histogram.end();
            } else {
                throw new IllegalArgumentException("invalid points: " + text);
            }
            end = afterSpace(text, end);
        }
        return points;
    }

    private static int afterSpace(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static void addNumbers(List<@Nullable Point> points, Matcher matcher) {
        String first = matcher.group(1);
        int times = times(matcher.group(3), matcher.group(4));
        if (first.equals("_")) {
            // _x3 is three gaps, 1x3 is four ones.
            for (int i = 0; i < Math.max(1, times); i++) {
                points.add(null);
            }
            return;
        }
        double value = first.equals("stale") ? Stale.NAN : number(first);
        double step = matcher.group(2) == null ? 0 : number(matcher.group(2));
        for (int i = 0; i <= times; i++) {
            points.add(Point.of(first.equals("stale") ? Stale.NAN : value));
            value += step;
        }
    }

    private static int times(@Nullable String a, @Nullable String b) {
        return a != null ? Integer.parseInt(a) : b != null ? Integer.parseInt(b) : 0;
    }

    private static void addHistograms(List<@Nullable Point> points, Matcher matcher) {
        Histogram histogram = HistogramNotation.read(matcher.group(1));
        boolean saysReset = HistogramNotation.saysReset(matcher.group(1));
        String increment = matcher.group(3);
        Histogram step = increment == null ? null : HistogramNotation.read(increment);
        for (int i = 0; i <= times(matcher.group(4), matcher.group(5)); i++) {
            points.add(Point.of(histogram, saysReset));
            if (step != null) {
                histogram = "-".equals(matcher.group(2)) ? histogram.minus(step) : histogram.plus(step);
            }
        }
    }

    /**
     * Reads how long before or after its time a sample began to be counted, in milliseconds: {@code -1m-1mx3 _ 0}.
     *
     * @throws IllegalArgumentException when the text is something else
     */
    static List<@Nullable Long> offsets(String text) {
        List<@Nullable Long> offsets = new ArrayList<>();
        Matcher matcher = OFFSET.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!matcher.region(end, text.length()).lookingAt()) {
                throw new IllegalArgumentException("invalid offsets: " + text);
            }
            int times = times(matcher.group(6), null);
            if (matcher.group(1) != null) {
                for (int i = 0; i < Math.max(1, times); i++) {
                    offsets.add(null);
                }
            } else {
                long offset = millis(matcher.group(2), matcher.group(3));
                long step = matcher.group(5) == null ? 0 : millis(matcher.group(4), matcher.group(5));
                for (int i = 0; i <= times; i++) {
                    offsets.add(offset);
                    offset += step;
                }
            }
            end = afterSpace(text, matcher.end());
        }
        return offsets;
    }

    private static long millis(String sign, String duration) {
        long millis = Durations.parse(duration);
        if (millis < 0) {
            throw new IllegalArgumentException("not a duration: " + duration);
        }
        return sign.equals("-") ? -millis : millis;
    }

    /** A number as scripts write it. */
    static double number(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan", "+nan", "-nan" -> Double.NaN;
            default ->
                text.contains("0x") ? Long.decode(text.replace("+", "")) : Double.parseDouble(text.replace("_", ""));
        };
    }
}
