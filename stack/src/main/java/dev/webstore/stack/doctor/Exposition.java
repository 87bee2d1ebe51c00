package dev.webstore.stack.doctor;

/** Reads Prometheus's text format, as far as is needed to add up a metric. */
final class Exposition {

    private Exposition() {}

    /** The sum of all series of a metric, 0 when there are none. */
    static double sum(String text, String metric) {
        return text.lines()
                .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
                .mapToDouble(Exposition::value)
                .sum();
    }

    /** What follows the labels; then come perhaps a time, and an exemplar behind a #. */
    private static double value(String line) {
        String samples = line.substring(Math.max(line.indexOf('}') + 1, line.indexOf(' ')));
        return Double.parseDouble(samples.strip().split(" ", 2)[0]);
    }
}
