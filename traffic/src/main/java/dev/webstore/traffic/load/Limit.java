package dev.webstore.traffic.load;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a shop ends.
 *
 * @param highest the highest rate, in journeys a second, at which every threshold held; 0 when none did
 * @param broken the rate at which one did not; 0 when all held
 * @param resource what ran out there, in words
 */
record Limit(double highest, double broken, String resource) {

    /** More of all cores than this is all there is: what is left goes to switching between threads. */
    private static final double SATURATED = 0.9;

    /** A shop that held at every rate that was tried. */
    static Limit notReached(double highest) {
        return new Limit(highest, 0, "nothing: all rates tried held");
    }

    /** A shop that did not hold at {@code broken}. */
    static Limit of(double highest, double broken, StageReport at, int cores) {
        return new Limit(highest, broken, resource(at, cores));
    }

    private static String resource(StageReport at, int cores) {
        double busy =
                at.cores().values().stream().mapToDouble(Double::doubleValue).sum() / cores;
        String who = String.format(
                Locale.ROOT, "%d cores were %.0f %% busy (%s)", cores, Math.min(100, busy * 100), busiest(at.cores()));
        if (busy >= SATURATED) {
            return "CPU: the " + who;
        }
        List<String> errors = at.load().errors().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(3)
                .map(error -> error.getKey() + ", " + error.getValue() + " times")
                .toList();
        return errors.isEmpty()
                ? "time: something the shop waits for, such as its database connections or the payment provider; the "
                        + who
                : "errors: %s; a limit of the shop's own, such as its database connections or calls to others; the %s"
                        .formatted(String.join("; ", errors), who);
    }

    private static String busiest(Map<String, Double> cores) {
        return cores.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .limit(4)
                .map(entry -> String.format(Locale.ROOT, "%s %.2f", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
