package dev.webstore.console.template;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Floating-point numbers written the way Go's {@code strconv.FormatFloat} writes them. */
public final class GoNumbers {

    /** As many digits as it takes to read the same number back. */
    public static final int SHORTEST = -1;

    private GoNumbers() {}

    /** Without exponent, with {@code precision} digits behind the point. */
    public static String fixed(double value, int precision) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        BigDecimal exact = precision == SHORTEST ? shortest(value) : new BigDecimal(value);
        BigDecimal rounded = precision == SHORTEST ? exact : exact.setScale(precision, RoundingMode.HALF_EVEN);
        BigDecimal plain = rounded.scale() < 0 ? rounded.setScale(0) : rounded;
        return sign(value) + plain.abs().toPlainString();
    }

    /** With exponent, with {@code precision} digits behind the point. */
    public static String scientific(double value, int precision) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        BigDecimal number = precision == SHORTEST ? shortest(value) : rounded(value, precision + 1);
        String digits = number.unscaledValue().abs().toString();
        int exponent = number.signum() == 0 ? 0 : digits.length() - 1 - number.scale();
        int fraction = precision == SHORTEST ? digits.length() - 1 : precision;
        String padded = digits + "0".repeat(Math.max(0, fraction + 1 - digits.length()));
        return sign(value)
                + padded.charAt(0)
                + (fraction > 0 ? "." + padded.substring(1, fraction + 1) : "")
                + "e%s%02d".formatted(exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    /** In {@code precision} significant digits without trailing zeros, with exponent when very large or small. */
    public static String general(double value, int precision) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        if (value == 0) {
            return sign(value) + "0";
        }
        boolean isShortest = precision == SHORTEST;
        BigDecimal number = isShortest ? shortest(value) : rounded(value, Math.max(precision, 1));
        BigDecimal stripped = number.stripTrailingZeros();
        int digits = stripped.precision();
        int exponent = digits - 1 - stripped.scale();
        int limit = isShortest ? 6 : Math.max(precision, 1);
        if (exponent < -4 || exponent >= limit) {
            return scientific(value, digits - 1);
        }
        return sign(value) + stripped.abs().toPlainString();
    }

    private static BigDecimal shortest(double value) {
        // Java writes two digits where one would do: 4.9E-324.
        BigDecimal oneDigit = rounded(value, 1);
        if (oneDigit.doubleValue() == value) {
            return oneDigit;
        }
        return new BigDecimal(Double.toString(value)).stripTrailingZeros();
    }

    private static BigDecimal rounded(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    private static String sign(double value) {
        return Double.doubleToRawLongBits(value) < 0 ? "-" : "";
    }

    private static String special(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        return value > 0 ? "+Inf" : "-Inf";
    }
}
