package dev.webstore.console.dashboard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How values are written.
 *
 * @param unit Grafana's name of the unit
 * @param decimals digits after the point; null for as many as make sense
 * @param min the least value a scale shows, or null
 * @param max the greatest value a scale shows, or null
 * @param thresholds from the lowest; colours of values from there on
 * @param texts what to write in place of certain values
 * @param displayName what to call the field, or null
 * @param color a colour of its own, or null
 * @param link where a value leads, with Grafana's variables in it, or null
 * @param colorsCells whether cells of tables have the colours of their values
 * @param hidden whether to leave the field out
 */
public record FieldStyle(
        @Nullable String unit,
        @Nullable Integer decimals,
        @Nullable Double min,
        @Nullable Double max,
        List<Threshold> thresholds,
        Map<String, Mapping> texts,
        @Nullable String displayName,
        @Nullable String color,
        @Nullable String link,
        boolean colorsCells,
        boolean hidden) {

    /** Nothing special. */
    public static final FieldStyle PLAIN =
            new FieldStyle(null, null, null, null, List.of(), Map.of(), null, null, null, false, false);

    /**
     * A colour for values from {@code value} on.
     *
     * @param value where it begins; negative infinity for the first
     */
    public record Threshold(double value, String color) {}

    /**
     * What to write in place of a value.
     *
     * @param color its colour, or null for that of the thresholds
     */
    public record Mapping(String text, @Nullable String color) {}

    /** This style in a colour of its own. */
    public FieldStyle colored(String other) {
        return new FieldStyle(
                unit, decimals, min, max, thresholds, texts, displayName, other, link, colorsCells, hidden);
    }

    /** This style with a red line at a value. */
    public FieldStyle marked(double value) {
        return new FieldStyle(
                unit,
                decimals,
                min,
                max,
                List.of(new Threshold(value, "red")),
                texts,
                displayName,
                color,
                link,
                colorsCells,
                hidden);
    }

    /** This style on a scale from {@code least} to {@code greatest}. */
    public FieldStyle between(double least, double greatest) {
        return new FieldStyle(
                unit, decimals, least, greatest, thresholds, texts, displayName, color, link, colorsCells, hidden);
    }

    /** This style in another unit. */
    public FieldStyle in(String other) {
        return new FieldStyle(
                other, decimals, min, max, thresholds, texts, displayName, color, link, colorsCells, hidden);
    }

    /** This style, changed by what {@code other} says. */
    FieldStyle with(FieldStyle other) {
        return new FieldStyle(
                other.unit == null ? unit : other.unit,
                other.decimals == null ? decimals : other.decimals,
                other.min == null ? min : other.min,
                other.max == null ? max : other.max,
                other.thresholds.isEmpty() ? thresholds : other.thresholds,
                other.texts.isEmpty() ? texts : other.texts,
                other.displayName == null ? displayName : other.displayName,
                other.color == null ? color : other.color,
                other.link == null ? link : other.link,
                colorsCells || other.colorsCells,
                hidden || other.hidden);
    }

    /** The value as text. */
    public String format(double value) {
        return mapping(value).map(Mapping::text).orElseGet(() -> Units.format(value, unit, decimals));
    }

    /** The name of the value's colour, if it has one. */
    public Optional<String> colorOf(double value) {
        Optional<String> mapped = mapping(value).map(Mapping::color);
        if (mapped.isPresent()) {
            return mapped;
        }
        return thresholds.stream()
                .filter(threshold -> value >= threshold.value())
                .reduce((_, later) -> later)
                .map(Threshold::color);
    }

    private Optional<Mapping> mapping(double value) {
        String key = Double.isNaN(value) ? "null" : Units.plain(value);
        return Optional.ofNullable(texts.get(key));
    }
}
