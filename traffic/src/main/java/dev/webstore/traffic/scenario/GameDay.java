package dev.webstore.traffic.scenario;

import dev.webstore.traffic.journey.ShopUnusableException;
import dev.webstore.traffic.scenario.Scenario.ExpectedAlert;
import dev.webstore.traffic.time.TimeSpan;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

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

        /** The one for rules that pass {@code factor} times faster, which may be faster itself. */
        static Rhythm of(int factor) {
            int more = Math.max(1, factor / SLOW_ENOUGH);
            return new Rhythm(USUAL.lookEvery.dividedBy(more), USUAL.shortest.dividedBy(more));
        }

        private static final int SLOW_ENOUGH = 10;
    }

    private final Scenario scenario;
    private final Venue venue;
    private final Lookout lookout;
    private final Saboteur saboteur;
    private final Optional<String> controlToken;
    private final Rhythm rhythm;
    private final Walk walk;
    private final Consumer<String> progress;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Map<ExpectedAlert, Duration> detected = new LinkedHashMap<>();
    private final Set<String> unwanted = new TreeSet<>();
    private final List<Verdict> verdicts = new ArrayList<>();
    private OptionalDouble recovered = OptionalDouble.empty();

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
        this.lookout = new Lookout(alerts);
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
        walk.begin(scenario);
        Map<String, Double> budgets = lookout.budgets();
        List<Regular> regulars = new ArrayList<>();
        try (var crowd = new Crowd(scenario.crowd(), venue)) {
            scenario.works().forEach(errand -> regulars.add(Regular.at(venue, errand)));
            crowd.come();
            awaitQuiet();
            if (!isOver()) {
                sabotage(crowd, regulars);
                judgeAlerts();
                regulars.forEach(regular -> verdicts.add(regular.verdict()));
            }
            if (!isOver()) {
                recover(crowd, regulars);
            }
        } finally {
            regulars.forEach(Regular::close);
        }
        String burnt = Lookout.burnt(budgets, lookout.budgets());
        progress.accept("Error budget burnt: " + burnt);
        walk.end(scenario);
        return new Report(scenario.name(), verdicts, detected(), recovered, burnt, isOver());
    }

    /**
     * An alert of this scenario may fire before anything is broken: because of what was before, or for lack of customers.
     * That has to be over first, or nothing can be learnt.
     */
    private void awaitQuiet() throws InterruptedException {
        long begin = System.nanoTime();
        List<String> firing = firing();
        if (!firing.isEmpty()) {
            progress.accept("%s fires already; waiting until that is over".formatted(String.join(", ", firing)));
        }
        if (!comesTrue(begin, () -> firing().isEmpty()) && !isOver()) {
            throw new ShopUnusableException("%s fires already; wait until that is over, or nothing can be learnt"
                    .formatted(String.join(", ", firing())));
        }
    }

    private List<String> firing() {
        return Stream.concat(
                        scenario.fire().stream().filter(lookout::fires).map(ExpectedAlert::text),
                        scenario.quiet().stream().filter(lookout::fires))
                .toList();
    }

    /** Breaks everything, watches until all is noticed or it is too late, and repairs everything. */
    private void sabotage(Crowd crowd, List<Regular> regulars) throws InterruptedException {
        Deque<Damage> damages = new ArrayDeque<>();
        try {
            for (Fault fault : scenario.faults()) {
                damages.push(saboteur.cause(fault, crowd));
                progress.accept("Broken now: " + fault.text());
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
                if (!isOver()) {
                    walk.look(scenario, lookout::values);
                }
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
        scenario.fire()
                .forEach(expected -> progress.accept("Watching: %s has to fire within %s"
                        .formatted(expected.text(), TimeSpan.words(expected.within()))));
        long begin = System.nanoTime();
        for (Duration since = Duration.ZERO; since.compareTo(latest) <= 0; since = since(begin)) {
            Duration now = since(begin);
            scenario.fire().stream()
                    .filter(expected -> !detected.containsKey(expected) && lookout.fires(expected))
                    .forEach(expected -> {
                        detected.put(expected, now);
                        progress.accept("%s fires after %d s".formatted(expected.text(), now.toSeconds()));
                    });
            scenario.quiet().stream().filter(lookout::fires).forEach(unwanted::add);
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
        progress.accept("Repaired; waiting for the alerts to resolve, for %s at most"
                .formatted(TimeSpan.words(scenario.recovery())));
        long begin = System.nanoTime();
        boolean resolved = comesTrue(begin, () -> lookout.isQuiet(scenario.fire()));
        Duration after = since(begin);
        // While people buy, some order is always just being paid.
        crowd.leave();
        boolean well = comesTrue(begin, lookout::isSettled) && resolved;
        verdicts.add(new Verdict(
                "alerts resolve and nothing stays pending, within %d s"
                        .formatted(scenario.recovery().toSeconds()),
                well,
                well ? "alerts resolved after %d s".formatted(after.toSeconds()) : lookout.complaint(scenario.fire())));
        if (resolved) {
            recovered = OptionalDouble.of(seconds(after));
        }
        reconcile(begin, regulars);
    }

    /** Orders still move on, to a refund for instance, so that one look may come at a bad moment. */
    private void reconcile(long begin, List<Regular> regulars) throws InterruptedException {
        if (scenario.works().stream().noneMatch(errand -> errand.kind() == Errand.Kind.BUY)) {
            return;
        }
        var verdict = new AtomicReference<>(books(regulars));
        comesTrue(begin, () -> verdict.updateAndGet(_ -> books(regulars)).met());
        verdicts.add(verdict.get());
    }

    private Verdict books(List<Regular> regulars) {
        try {
            return Books.compare(
                    regulars.stream()
                            .flatMap(regular -> regular.orders().stream())
                            .toList(),
                    venue,
                    controlToken);
        } catch (ShopUnusableException e) {
            return Books.unknown(e);
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

    private boolean isOver() {
        return over.getCount() == 0;
    }

    /** When the last alert that was to fire did; nothing when one did not. */
    private OptionalDouble detected() {
        return detected.size() == scenario.fire().size()
                ? detected.values().stream().mapToDouble(GameDay::seconds).max()
                : OptionalDouble.empty();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
