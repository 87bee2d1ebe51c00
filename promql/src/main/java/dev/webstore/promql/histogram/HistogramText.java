package dev.webstore.promql.histogram;

import java.math.BigDecimal;

/** Writes histograms as Prometheus does in labels and messages. */
final class HistogramText {

    private HistogramText() {}

    static String of(Histogram histogram) {
        var text = new StringBuilder("{count:")
                .append(number(histogram.count()))
                .append(", sum:")
                .append(number(histogram.sum()));
        for (int i = histogram.negative().size() - 1; i >= 0; i--) {
            Bucket bucket = histogram.bucket(histogram.negative(), i);
            append(text, '[', bucket.within(-bucket.upper(), -bucket.lower()), ')');
        }
        if (histogram.zeroCount() != 0) {
            double threshold = histogram.zeroThreshold();
            append(text, '[', new Bucket(-threshold, threshold, histogram.zeroCount()), ']');
        }
        for (int i = 0; i < histogram.positive().size(); i++) {
            boolean isLowest = histogram.isCustom() && histogram.positive().index(i) == 0;
            append(text, isLowest ? '[' : '(', histogram.bucket(histogram.positive(), i), ']');
        }
        return text.append('}').toString();
    }

    private static void append(StringBuilder text, char open, Bucket bucket, char close) {
        text.append(", ")
                .append(open)
                .append(number(bucket.lower()))
                .append(',')
                .append(number(bucket.upper()))
                .append(close)
                .append(':')
                .append(number(bucket.count()));
    }

    /** With an exponent once it is large or small. */
    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        } else if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        } else if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= -4 && exponent < 21) {
            return decimal.toPlainString();
        }
        return "%se%s%02d"
                .formatted(
                        decimal.scaleByPowerOfTen(-exponent).toPlainString(),
                        exponent < 0 ? "-" : "+",
                        Math.abs(exponent));
    }
}
