package dev.webstore.platform.flag;

import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Reason;
import dev.openfeature.sdk.Value;
import dev.webstore.platform.json.Fields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The provider of those who bring none: flags in memory, the same for everybody, gone with the process. */
final class SwitchBoard implements FeatureProvider {

    private static final int LONGEST_CHOICE = 50;

    private final List<Flag> known;
    private volatile Map<String, Object> values = Map.of();

    SwitchBoard(List<Flag> known) {
        this.known = List.copyOf(known);
    }

    /** What is set; flags with their default are left out. */
    Map<String, Object> values() {
        return new TreeMap<>(values);
    }

    /** Sets what {@code fields} name, and leaves the others as {@code base} has them. */
    static UnaryOperator<Map<String, Object>> reading(Fields fields, List<Flag> known) {
        fields.only(known.stream().map(Flag::key).toList());
        var read = new TreeMap<String, Object>();
        known.forEach(flag -> value(flag, fields).ifPresent(value -> read.put(flag.key(), value)));
        fields.check();
        return base -> {
            var merged = new TreeMap<>(base);
            merged.putAll(read);
            merged.values().removeIf(value -> value.equals(false) || value.equals(0.0) || value.equals(""));
            return merged;
        };
    }

    /** Changes what is set, and returns it. */
    synchronized Map<String, Object> change(UnaryOperator<Map<String, Object>> change) {
        values = Map.copyOf(change.apply(values));
        return values();
    }

    List<Flag> known() {
        return known;
    }

    private static Optional<?> value(Flag flag, Fields fields) {
        return switch (flag) {
            case Flag.Switch one -> fields.optionalFlag(one.key());
            case Flag.Amount one -> fields.optionalNumber(one.key(), 0, one.max());
            case Flag.Choice one -> fields.optionalText(one.key(), 0, LONGEST_CHOICE);
        };
    }

    @Override
    public Metadata getMetadata() {
        return () -> "webstore";
    }

    @Override
    public ProviderEvaluation<Boolean> getBooleanEvaluation(String key, Boolean fallback, EvaluationContext context) {
        return evaluation(key, fallback, Boolean.class);
    }

    @Override
    public ProviderEvaluation<String> getStringEvaluation(String key, String fallback, EvaluationContext context) {
        return evaluation(key, fallback, String.class);
    }

    @Override
    public ProviderEvaluation<Integer> getIntegerEvaluation(String key, Integer fallback, EvaluationContext context) {
        return evaluation(key, fallback, Integer.class);
    }

    @Override
    public ProviderEvaluation<Double> getDoubleEvaluation(String key, Double fallback, EvaluationContext context) {
        return evaluation(key, fallback, Double.class);
    }

    @Override
    public ProviderEvaluation<Value> getObjectEvaluation(String key, Value fallback, EvaluationContext context) {
        return evaluation(key, fallback, Value.class);
    }

    private <T> ProviderEvaluation<T> evaluation(String key, T fallback, Class<T> type) {
        Object value = values.get(key);
        boolean isSet = type.isInstance(value);
        return ProviderEvaluation.<T>builder()
                .value(isSet ? type.cast(value) : fallback)
                .reason((isSet ? Reason.STATIC : Reason.DEFAULT).toString())
                .build();
    }
}
