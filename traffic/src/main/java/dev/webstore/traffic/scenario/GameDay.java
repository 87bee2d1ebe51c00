package dev.webstore.traffic.scenario;

import dev.webstore.traffic.journey.ShopUnusableException;
import dev.webstore.traffic.scenario.Scenario.ExpectedAlert;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Lets a scenario happen, watches, repairs whatever happens, and judges. Used once. */
final class GameDay {

    /**
     * How often is looked, and how long at least.
     *
     * @param lookEvery from one look to the next
     * @param shortest long enough that the regulars have something to tell
     */
    record Rhythm(Duration lookEvery, Duration shortest) {

        /** For real shops. */
        static final Rhythm USUAL = new Rhythm(Duration.ofSeconds(2), Duration.ofSeconds(20));
    }

    private static final List<String> BUDGETS = List.of("availability", "latency", "payment_success");

    private final Scenario scenario;
    private final Venue venue;
    private final Alerts alerts;
    private final Saboteur saboteur;
    private final Optional<String> controlToken;
    private final Rhythm rhythm;
    private final Walk walk;
    private final Consumer<String> progress;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Map<ExpectedAlert, Duration> detected = new LinkedHashMap<>();
    private final Set<String> unwanted = new TreeSet<>();
    private final List<Verdict> verdicts = new ArrayList<>();

    /**
     * A game day.
     *
     * @param controlToken opens the control endpoints of third parties on other hosts
     * @param walk is told when there is something to explain
     * @param progress is told what happens, a line at a time
     */
    GameDay(
            Scenario scenario,
            Venue venue,
            Alerts alerts,
            Optional<String> controlToken,
            Rhythm rhythm,
            Walk walk,
            Consumer<String> progress) {
        this.scenario = scenario;
        this.venue = venue;
        this.alerts = alerts;
        this.saboteur = new Saboteur(venue, controlToken);
        this.controlToken = controlToken;
        this.rhythm = rhythm;
        this.walk = walk;
        this.progress = progress;
    }

    /** Why it cannot take place here; nothing when it can. */
    Optional<String> objection() {
        return scenario.faults().stream()
                .flatMap(fault -> saboteur.objection(fault).stream())
                .findFirst();
    }

    /** Breaks it off: what is broken is repaired, and {@link #run} returns soon. */
    void stop() {
        over.countDown();
    }

    /**
     * Runs it.
     *
     * @throws ShopUnusableException when it cannot take place here; nothing is broken then
     */
    Report run() throws InterruptedException {
        requireQuiet();
        walk.begin(scenario);
        Map<String, Double> budgets = budgets();
        List<Regular> regulars = new ArrayList<>();
        try (var crowd = new Crowd(scenario.crowd(), venue)) {
            scenario.works().forEach(errand -> regulars.add(Regular.at(venue, errand)));
            crowd.come();
            awaitQuiet();
            sabotage(crowd, regulars);
            judgeAlerts();
            regulars.forEach(regular -> verdicts.add(regular.verdict()));
            if (over.getCount() > 0) {
                recover(crowd, regulars);
            }
        } finally {
            regulars.forEach(Regular::close);
        }
        progress.accept("Error budget burnt: " + burnt(budgets));
        walk.end(scenario);
        return new Report(scenario.name(), verdicts, over.getCount() == 0);
    }

    private void requireQuiet() {
        List<String> early = scenario.fire().stream()
                .filter(this::fires)
                .map(ExpectedAlert::text)
                .toList();
        if (!early.isEmpty()) {
            throw new ShopUnusableException(
                    String.join(", ", early) + " fires already; wait until that is over, or nothing can be learnt");
        }
    }

    /** What must not fire may have done so before anybody came, for lack of customers say; that has to be over first. */
    private void awaitQuiet() throws InterruptedException {
        boolean quiet =
                comesTrue(System.nanoTime(), () -> scenario.quiet().stream().noneMatch(this::fires));
        if (!quiet && over.getCount() > 0) {
            throw new ShopUnusableException("one of %s fires already; wait until that is over, or nothing can be learnt"
                    .formatted(scenario.quiet()));
        }
    }

    /** Breaks everything, watches until all is noticed or it is too late, and repairs everything. */
    private void sabotage(Crowd crowd, List<Regular> regulars) throws InterruptedException {
        Deque<Damage> damages = new ArrayDeque<>();
        try {
            for (Fault fault : scenario.faults()) {
                progress.accept("Broken now: " + fault.text());
                damages.push(saboteur.cause(fault, crowd));
            }
            watchWith(regulars);
        } finally {
            damages.forEach(this::repair);
        }
    }

    private void repair(Damage damage) {
        try {
            damage.close();
        } catch (RuntimeException e) {
            progress.accept("COULD NOT BE REPAIRED: " + e.getMessage());
        }
    }

    /** Errands take as long as they take, and nobody who watches waits for them. */
    private void watchWith(List<Regular> regulars) throws InterruptedException {
        var enough = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            regulars.forEach(regular -> threads.execute(() -> run(regular, enough)));
            try {
                watch();
                walk.look(scenario, query -> value(query).orElse(Double.NaN));
            } finally {
                enough.countDown();
            }
        }
    }

    private void run(Regular regular, CountDownLatch enough) {
        try {
            do {
                regular.run();
            } while (!enough.await(rhythm.lookEvery().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() throws InterruptedException {
        Duration latest = scenario.fire().stream()
                .map(ExpectedAlert::within)
                .reduce(rhythm.shortest(), (one, other) -> one.compareTo(other) > 0 ? one : other);
        long begin = System.nanoTime();
        for (Duration since = Duration.ZERO; since.compareTo(latest) <= 0; since = since(begin)) {
            Duration now = since(begin);
            scenario.fire().stream()
                    .filter(expected -> !detected.containsKey(expected) && fires(expected))
                    .forEach(expected -> {
                        detected.put(expected, now);
                        progress.accept("%s fires after %d s".formatted(expected.text(), now.toSeconds()));
                    });
            scenario.quiet().stream().filter(this::fires).forEach(unwanted::add);
            boolean noticed = detected.size() == scenario.fire().size() && now.compareTo(rhythm.shortest()) >= 0;
            if (noticed || over.await(rhythm.lookEvery().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private void judgeAlerts() {
        for (ExpectedAlert expected : scenario.fire()) {
            Duration after = detected.get(expected);
            verdicts.add(new Verdict(
                    "%s fires within %d s"
                            .formatted(expected.text(), expected.within().toSeconds()),
                    after != null && after.compareTo(expected.within()) <= 0,
                    after == null ? "it did not" : "detected after %d s".formatted(after.toSeconds())));
        }
        for (String alert : scenario.quiet()) {
            boolean fired = unwanted.contains(alert);
            verdicts.add(new Verdict(alert + " does not fire", !fired, fired ? "it did" : "it did not"));
        }
    }

    private void recover(Crowd crowd, List<Regular> regulars) throws InterruptedException {
        progress.accept("Repaired; waiting for the alerts to resolve");
        long begin = System.nanoTime();
        boolean resolved = comesTrue(begin, () -> scenario.fire().stream().noneMatch(this::fires));
        Duration after = since(begin);
        // While people buy, some order is always just being paid.
        crowd.leave();
        boolean settled = comesTrue(begin, () -> pending() == 0);
        verdicts.add(new Verdict(
                "alerts resolve and nothing stays pending, within %d s"
                        .formatted(scenario.recovery().toSeconds()),
                resolved && settled,
                resolved && settled ? "alerts resolved after %d s".formatted(after.toSeconds()) : stillWrong()));
        List<Regular.Order> orders =
                regulars.stream().flatMap(regular -> regular.orders().stream()).toList();
        if (!orders.isEmpty()) {
            verdicts.add(Books.compare(orders, venue, controlToken));
        }
    }

    /** Waits until {@code fact} holds, but not longer than the time to recover; whether it does. */
    private boolean comesTrue(long begin, BooleanSupplier fact) throws InterruptedException {
        boolean holds = fact.getAsBoolean();
        while (!holds && since(begin).compareTo(scenario.recovery()) <= 0) {
            if (over.await(rhythm.lookEvery().toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            holds = fact.getAsBoolean();
        }
        return holds;
    }

    private String stillWrong() {
        List<String> firing = scenario.fire().stream()
                .filter(this::fires)
                .map(ExpectedAlert::text)
                .toList();
        return "firing: %s; pending: %.0f".formatted(firing, pending());
    }

    /** Orders and payments whose outcome is open. */
    private double pending() {
        return value("sum(webstore_orders_pending)").orElse(0)
                + value("max(webstore_payments_pending{status=\"pending\"})").orElse(0);
    }

    private boolean fires(ExpectedAlert expected) {
        return firing().stream()
                .anyMatch(labels -> expected.alert().equals(labels.get("alertname"))
                        && labels.entrySet().containsAll(expected.labels().entrySet()));
    }

    private boolean fires(String alert) {
        return firing().stream().anyMatch(labels -> alert.equals(labels.get("alertname")));
    }

    /** While the place where alerts are kept does not answer, none is known to fire. */
    private List<Map<String, String>> firing() {
        try {
            return alerts.firing();
        } catch (ShopUnusableException e) {
            return List.of();
        }
    }

    private OptionalDouble value(String query) {
        try {
            return alerts.value(query);
        } catch (ShopUnusableException e) {
            return OptionalDouble.empty();
        }
    }

    private Map<String, Double> budgets() {
        var left = new LinkedHashMap<String, Double>();
        for (String slo : BUDGETS) {
            value("slo:period_error_budget_remaining:ratio{slo=\"%s\"}".formatted(slo))
                    .ifPresent(remaining -> left.put(slo, remaining));
        }
        return left;
    }

    private String burnt(Map<String, Double> before) {
        Map<String, Double> after = budgets();
        var parts = new ArrayList<String>();
        before.forEach((slo, remaining) -> parts.add(String.format(
                Locale.ROOT, "%s %.2f %%", slo, 100 * Math.max(0, remaining - after.getOrDefault(slo, remaining)))));
        return parts.isEmpty() ? "not known, since no error budget is recorded yet" : String.join(", ", parts);
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
