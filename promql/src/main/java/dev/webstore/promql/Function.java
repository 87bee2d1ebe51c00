package dev.webstore.promql;

import static dev.webstore.promql.ValueType.MATRIX;
import static dev.webstore.promql.ValueType.SCALAR;
import static dev.webstore.promql.ValueType.STRING;
import static dev.webstore.promql.ValueType.VECTOR;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A function of the language.
 *
 * @param text its name
 * @param type what it gives
 * @param arguments what it takes
 * @param optional how many of the last arguments may be left out
 * @param repeated whether the last argument may come any number of times
 */
public record Function(String text, ValueType type, List<ValueType> arguments, int optional, boolean repeated) {

    /** Those that are words of the language, and so may be written in capitals. */
    private static final Set<String> KEYWORDS = Set.of("start", "end", "step", "range", "min_of", "max_of");

    private static final Map<String, Function> ALL = all();

    /** The function of that name. */
    public static Optional<Function> of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(ALL.get(KEYWORDS.contains(lower) ? lower : name));
    }

    /** All functions, by name. */
    public static Iterable<Function> values() {
        return ALL.values();
    }

    private static Map<String, Function> all() {
        Map<String, Function> all = new LinkedHashMap<>();
        for (String name : List.of(
                "rate",
                "irate",
                "increase",
                "delta",
                "idelta",
                "deriv",
                "changes",
                "resets",
                "avg_over_time",
                "min_over_time",
                "max_over_time",
                "sum_over_time",
                "count_over_time",
                "last_over_time",
                "first_over_time",
                "present_over_time",
                "absent_over_time",
                "stddev_over_time",
                "stdvar_over_time",
                "mad_over_time",
                "ts_of_first_over_time",
                "ts_of_last_over_time",
                "ts_of_max_over_time",
                "ts_of_min_over_time")) {
            add(all, name, VECTOR, MATRIX);
        }
        add(all, "quantile_over_time", VECTOR, SCALAR, MATRIX);
        add(all, "predict_linear", VECTOR, MATRIX, SCALAR);
        add(all, "double_exponential_smoothing", VECTOR, MATRIX, SCALAR, SCALAR);
        add(all, "holt_winters", VECTOR, MATRIX, SCALAR, SCALAR);
        for (String name : List.of(
                "abs",
                "ceil",
                "floor",
                "exp",
                "ln",
                "log2",
                "log10",
                "sqrt",
                "sgn",
                "sin",
                "cos",
                "tan",
                "asin",
                "acos",
                "atan",
                "sinh",
                "cosh",
                "tanh",
                "asinh",
                "acosh",
                "atanh",
                "deg",
                "rad",
                "timestamp",
                "start_timestamp",
                "absent",
                "sort",
                "sort_desc",
                "histogram_count",
                "histogram_sum",
                "histogram_avg",
                "histogram_stddev",
                "histogram_stdvar")) {
            add(all, name, VECTOR, VECTOR);
        }
        add(all, "clamp", VECTOR, VECTOR, SCALAR, SCALAR);
        add(all, "clamp_min", VECTOR, VECTOR, SCALAR);
        add(all, "clamp_max", VECTOR, VECTOR, SCALAR);
        add(all, "histogram_quantile", VECTOR, SCALAR, VECTOR);
        add(all, "histogram_fraction", VECTOR, SCALAR, SCALAR, VECTOR);
        add(all, "label_replace", VECTOR, VECTOR, STRING, STRING, STRING, STRING);
        add(all, "scalar", SCALAR, VECTOR);
        add(all, "vector", VECTOR, SCALAR);
        add(all, "time", SCALAR);
        for (String name : List.of("pi", "start", "end", "step", "range")) {
            add(all, name, SCALAR);
        }
        add(all, "min_of", SCALAR, SCALAR, SCALAR);
        add(all, "max_of", SCALAR, SCALAR, SCALAR);
        optional(all, "round", VECTOR, 1, VECTOR, SCALAR);
        optional(all, "info", VECTOR, 1, VECTOR, VECTOR);
        for (String name : List.of(
                "minute", "hour", "day_of_week", "day_of_month", "day_of_year", "days_in_month", "month", "year")) {
            optional(all, name, VECTOR, 1, VECTOR);
        }
        repeated(all, "histogram_quantiles", VECTOR, VECTOR, STRING, SCALAR);
        repeated(all, "label_join", VECTOR, VECTOR, STRING, STRING, STRING);
        repeated(all, "sort_by_label", VECTOR, VECTOR, STRING);
        repeated(all, "sort_by_label_desc", VECTOR, VECTOR, STRING);
        return all;
    }

    private static void add(Map<String, Function> all, String name, ValueType type, ValueType... arguments) {
        all.put(name, new Function(name, type, List.of(arguments), 0, false));
    }

    private static void optional(
            Map<String, Function> all, String name, ValueType type, int optional, ValueType... arguments) {
        all.put(name, new Function(name, type, List.of(arguments), optional, false));
    }

    private static void repeated(Map<String, Function> all, String name, ValueType type, ValueType... arguments) {
        all.put(name, new Function(name, type, List.of(arguments), 1, true));
    }
}
