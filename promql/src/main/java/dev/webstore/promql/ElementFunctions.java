package dev.webstore.promql;

import java.util.function.DoubleUnaryOperator;

/** Functions of one value. */
final class ElementFunctions {

    private ElementFunctions() {}

    static DoubleUnaryOperator of(String name) {
        return switch (name) {
            case "abs" -> Math::abs;
            case "ceil" -> Math::ceil;
            case "floor" -> Math::floor;
            case "exp" -> Math::exp;
            case "ln" -> Math::log;
            case "log2" -> value -> Math.log(value) / Math.log(2);
            case "log10" -> Math::log10;
            case "sqrt" -> Math::sqrt;
            case "sgn" -> value -> value < 0 ? -1 : value > 0 ? 1 : value;
            case "sin" -> Math::sin;
            case "cos" -> Math::cos;
            case "tan" -> Math::tan;
            case "asin" -> Math::asin;
            case "acos" -> Math::acos;
            case "atan" -> Math::atan;
            case "sinh" -> Math::sinh;
            case "cosh" -> Math::cosh;
            case "tanh" -> Math::tanh;
            case "asinh" ->
                value -> Double.isInfinite(value)
                        ? value
                        : Math.copySign(Math.log(Math.abs(value) + Math.sqrt(value * value + 1)), value);
            case "acosh" -> value -> Math.log(value + Math.sqrt(value * value - 1));
            case "atanh" -> value -> 0.5 * Math.log((1 + value) / (1 - value));
            case "deg" -> value -> value * 180 / Math.PI;
            case "rad" -> value -> value * Math.PI / 180;
            case "round" -> value -> Math.floor(value + 0.5);
            default -> throw new IllegalStateException("No function of one value: " + name);
        };
    }

    /** The value of a function with parameters; {@link Stale#NAN} when there is none. */
    static double apply(String name, double value, double first, double second) {
        return switch (name) {
            case "round" -> {
                // As Prometheus does, so that 1/3 does not round off twice.
                double inverse = 1 / first;
                yield Math.floor(value * inverse + 0.5) / inverse;
            }
            case "clamp" -> first > second ? Stale.NAN : max(first, min(second, value));
            case "clamp_min" -> max(first, value);
            case "clamp_max" -> min(first, value);
            default -> throw new IllegalStateException("No function with parameters: " + name);
        };
    }

    private static double max(double a, double b) {
        return Double.isNaN(a) || Double.isNaN(b) ? Double.NaN : Math.max(a, b);
    }

    private static double min(double a, double b) {
        return Double.isNaN(a) || Double.isNaN(b) ? Double.NaN : Math.min(a, b);
    }
}
