package dev.webstore.traffic.scenario;

import dev.webstore.traffic.journey.ShopUnusableException;
import dev.webstore.traffic.scenario.Scenario.ExpectedAlert;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * Watches alerts and figures during a game day, when whoever knows them may be down as well: silence is then no good news.
 */
final class Lookout {

    private static final List<String> BUDGETS = List.of("availability", "latency", "payment_success");
    private static final List<String> PENDING =
            List.of("sum(webstore_orders_pending)", "max(webstore_payments_pending{status=\"pending\"})");

    private final Alerts alerts;

    Lookout(Alerts alerts) {
        this.alerts = alerts;
    }

    /** Whether an alert is known to fire. */
    boolean fires(ExpectedAlert expected) {
        return firing().stream().flatMap(List::stream).anyMatch(labels -> matches(expected, labels));
    }

    /** Whether an alert of that name is known to fire. */
    boolean fires(String alert) {
        return firing().stream().flatMap(List::stream).anyMatch(labels -> alert.equals(labels.get("alertname")));
    }

    /** Whether none of these is known to fire: false also when nobody knows. */
    boolean isQuiet(List<ExpectedAlert> alerts) {
        return firing().filter(firing ->
                        firing.stream().noneMatch(labels -> alerts.stream().anyMatch(alert -> matches(alert, labels))))
                .isPresent();
    }

    /** Whether no order and no payment is known to be open: false also when nobody knows. */
    boolean isSettled() {
        return PENDING.stream().allMatch(query -> value(query).orElse(1) == 0);
    }

    /** What is not well, in words. */
    String complaint(List<ExpectedAlert> expected) {
        if (firing().isEmpty()) {
            return "%s does not answer".formatted(alerts.address());
        }
        return "firing: %s; pending orders: %s, payments: %s"
                .formatted(
                        expected.stream()
                                .filter(this::fires)
                                .map(ExpectedAlert::text)
                                .toList(),
                        figure(PENDING.getFirst()),
                        figure(PENDING.getLast()));
    }

    /** The first value of a query; nothing when it has none, or nobody answers. */
    OptionalDouble value(String query) {
        return patiently(() -> alerts.value(query)).orElse(OptionalDouble.empty());
    }

    /** The answer to a query; empty also when nobody answers. */
    List<Sample> values(String query) {
        return patiently(() -> alerts.values(query)).orElse(List.of());
    }

    /** The part of each error budget that is left. */
    Map<String, Double> budgets() {
        var left = new LinkedHashMap<String, Double>();
        for (String slo : BUDGETS) {
            value("slo:period_error_budget_remaining:ratio{slo=\"%s\"}".formatted(slo))
                    .ifPresent(remaining -> left.put(slo, remaining));
        }
        return left;
    }

    /** What was burnt of each error budget since {@code before}, in words. */
    static String burnt(Map<String, Double> before, Map<String, Double> after) {
        var parts = new ArrayList<String>();
        before.forEach((slo, remaining) -> parts.add(String.format(
                Locale.ROOT, "%s %.2f %%", slo, 100 * Math.max(0, remaining - after.getOrDefault(slo, remaining)))));
        return parts.isEmpty() ? "not known, since no error budget is recorded yet" : String.join(", ", parts);
    }

    private static boolean matches(ExpectedAlert expected, Map<String, String> labels) {
        return expected.alert().equals(labels.get("alertname"))
                && labels.entrySet().containsAll(expected.labels().entrySet());
    }

    private String figure(String query) {
        OptionalDouble value = value(query);
        return value.isPresent() ? String.format(Locale.ROOT, "%.0f", value.getAsDouble()) : "not known";
    }

    private Optional<List<Map<String, String>>> firing() {
        return patiently(alerts::firing);
    }

    private static <T> Optional<T> patiently(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (ShopUnusableException e) {
            return Optional.empty();
        }
    }
}
