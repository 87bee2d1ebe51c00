package dev.webstore.console.template;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a template's values can do. They are {@code String}, {@code Long}, {@code Double}, {@code Boolean},
 * {@link java.time.Instant}, {@link java.time.Duration}, {@link Sample}, a list or map of these, or null.
 */
final class Values {

    private Values() {}

    /** Whether a value is not the empty one of its type. */
    static boolean isTrue(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean flag -> flag;
            case Long number -> number != 0;
            case Double number -> number != 0;
            case String text -> !text.isEmpty();
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            default -> true;
        };
    }

    /** A field; a label that is not there is empty. */
    static @Nullable Object field(@Nullable Object owner, String name) {
        return switch (owner) {
            case TemplateData data ->
                switch (name) {
                    case "Labels" -> data.labels();
                    case "ExternalLabels" -> data.externalLabels();
                    case "ExternalURL" -> data.externalUrl();
                    case "Value" -> data.value();
                    default -> throw new TemplateException("can't evaluate field " + name);
                };
            case Sample sample ->
                switch (name) {
                    case "Labels" -> sample.labels();
                    case "Value" -> sample.value();
                    default -> throw new TemplateException("can't evaluate field " + name + " of a sample");
                };
            case Map<?, ?> map -> map.containsKey(name) ? map.get(name) : "";
            case null -> throw new TemplateException("nil pointer evaluating ." + name);
            default -> throw new TemplateException("can't evaluate field %s of %s".formatted(name, type(owner)));
        };
    }

    /** The elements of a list by their indices, or of a map by its sorted keys. */
    static Map<Object, @Nullable Object> elements(@Nullable Object value) {
        Map<Object, @Nullable Object> elements = new LinkedHashMap<>();
        switch (value) {
            case null -> {}
            case List<?> list -> list.forEach(element -> elements.put((long) elements.size(), element));
            case Map<?, ?> map -> elements.putAll(new TreeMap<>(map));
            case Long count -> {
                for (long index = 0; index < Math.min(count, 10_000); index++) {
                    elements.put(index, index);
                }
            }
            default -> throw new TemplateException("range can't iterate over " + GoFormat.text(value));
        }
        return elements;
    }

    /** The element of a list or map. */
    static @Nullable Object index(@Nullable Object owner, @Nullable Object key) {
        if (owner instanceof Map<?, ?> map && key instanceof String name) {
            return map.containsKey(name) ? map.get(name) : "";
        }
        if (owner instanceof List<?> list && key instanceof Long index) {
            if (index < 0 || index >= list.size()) {
                throw new TemplateException("index out of range: " + index);
            }
            return list.get(index.intValue());
        }
        throw new TemplateException("can't index %s with %s".formatted(type(owner), type(key)));
    }

    /** Go's name of a value's type. */
    static String type(@Nullable Object value) {
        return switch (value) {
            case null -> "<nil>";
            case String _ -> "string";
            case Long _ -> "int";
            case Double _ -> "float64";
            case Boolean _ -> "bool";
            case List<?> _ -> "list";
            case Map<?, ?> _ -> "map";
            case Sample _ -> "sample";
            default -> value.getClass().getSimpleName();
        };
    }

    /**
     * A number.
     *
     * @throws TemplateException when it is neither a number nor a text that is one
     */
    static double number(@Nullable Object value) {
        return switch (value) {
            case Double number -> number;
            case Long number -> number;
            case Duration duration -> duration.toNanos() / 1e9;
            case String text -> parse(text);
            case null, default -> throw new TemplateException("can't convert " + type(value) + " to float");
        };
    }

    private static double parse(String text) {
        try {
            return switch (text) {
                case "+Inf", "Inf", "inf" -> Double.POSITIVE_INFINITY;
                case "-Inf", "-inf" -> Double.NEGATIVE_INFINITY;
                default -> Double.parseDouble(text);
            };
        } catch (NumberFormatException e) {
            throw new TemplateException("can't convert \"" + text + "\" to float");
        }
    }

    /**
     * The order of two values of one type.
     *
     * @throws TemplateException when they are of different types, or of one without order
     */
    static int compare(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Long first && right instanceof Long second) {
            return first.compareTo(second);
        }
        if (left instanceof String first && right instanceof String second) {
            return first.compareTo(second);
        }
        throw incomparable(left, right);
    }

    /** Whether {@code left < right}; never when one is not a number. */
    static boolean isLess(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Double first && right instanceof Double second) {
            return first < second;
        }
        return compare(left, right) < 0;
    }

    /** Whether two values of one type are the same. */
    static boolean isEqual(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Double first && right instanceof Double second) {
            return first.doubleValue() == second.doubleValue();
        }
        if (left instanceof Boolean && right instanceof Boolean) {
            return left.equals(right);
        }
        return compare(left, right) == 0;
    }

    private static TemplateException incomparable(@Nullable Object left, @Nullable Object right) {
        return new TemplateException(
                type(left).equals(type(right)) ? "invalid type for comparison" : "incompatible types for comparison");
    }
}
