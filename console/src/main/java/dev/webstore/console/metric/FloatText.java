package dev.webstore.console.metric;

import java.math.BigDecimal;

/** Numbers as OpenMetrics writes them, and therefore as values of the labels {@code le} and {@code quantile}. */
public final class FloatText {

    private FloatText() {}

    /** The shortest text that reads as the same number; whole ones with {@code .0}, very large and small ones with e. */
    public static String of(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        if (value == 0) {
            return "0.0";
        }
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent < -4 || exponent >= 6) {
            return scientific(decimal, exponent);
        }
        String plain = decimal.toPlainString();
        return plain.contains(".") ? plain : plain + ".0";
    }

    private static String scientific(BigDecimal decimal, int exponent) {
        String mantissa = decimal.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        return "%se%s%02d".formatted(mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }
}
