package dev.webstore.promql;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many elements become few. */
public enum Aggregation {
    SUM(null),
    AVG(null),
    COUNT(null),
    MIN(null),
    MAX(null),
    GROUP(null),
    STDDEV(null),
    STDVAR(null),
    TOPK(ValueType.SCALAR),
    BOTTOMK(ValueType.SCALAR),
    COUNT_VALUES(ValueType.STRING),
    QUANTILE(ValueType.SCALAR),
    LIMITK(ValueType.SCALAR),
    LIMIT_RATIO(ValueType.SCALAR);

    private final @Nullable ValueType parameter;

    Aggregation(@Nullable ValueType parameter) {
        this.parameter = parameter;
    }

    static Optional<Aggregation> of(Token token) {
        return Arrays.stream(values())
                .filter(aggregation -> token.isWord(aggregation.toString()))
                .findFirst();
    }

    /** What its parameter has to be, or null when it takes none. */
    @Nullable ValueType parameter() {
        return parameter;
    }

    /** Whether elements stay what they are, and only some of them go. */
    boolean chooses() {
        return this == TOPK || this == BOTTOMK || this == LIMITK || this == LIMIT_RATIO;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
