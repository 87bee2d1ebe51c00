package dev.webstore.traffic.generator;

import dev.webstore.platform.market.Country;
import dev.webstore.platform.money.Money;
import dev.webstore.traffic.people.Visit;
import dev.webstore.traffic.visit.Kind;
import dev.webstore.traffic.visit.Result;
import dev.webstore.traffic.visit.Verdict;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** Counts what people do. Written to by everybody at once, read by one thread. */
public final class TrafficStatistics {

    private static final long LONGEST = Duration.ofMinutes(2).toNanos();
    private static final int SIGNIFICANT_DIGITS = 3;

    private final LongAdder visits = new LongAdder();
    private final LongAdder returning = new LongAdder();
    private final LongAdder underWay = new LongAdder();
    private final LongAdder turnedAway = new LongAdder();
    private final Map<Kind, Action> actions = of(Kind.class, _ -> new Action());
    private final Map<Country, Business> businesses = of(Country.class, _ -> new Business());
    private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();
    private volatile long begin = System.nanoTime();
    private long previous = begin;

    /** The first can come from now on. */
    void begin() {
        begin = System.nanoTime();
    }

    void arrived(Visit visit) {
        visits.increment();
        underWay.increment();
        if (visit.returning()) {
            returning.increment();
        }
        of(visit.customer().country()).visits.increment();
    }

    void left() {
        underWay.decrement();
    }

    void turnedAway() {
        turnedAway.increment();
    }

    void note(Country country, Result result) {
        Action action = Objects.requireNonNull(actions.get(result.kind()));
        action.latencies.recordValue(Math.clamp(result.nanos(), 0, LONGEST));
        Objects.requireNonNull(action.verdicts.get(result.verdict())).increment();
        Business business = of(country);
        switch (result.verdict()) {
            case DECLINED -> business.declined.increment();
            case FAILED, LIMITED -> {
                business.failed.increment();
                failures.computeIfAbsent(result.kind() + " " + result.reason(), _ -> new LongAdder())
                        .increment();
            }
            case DONE, REFUSED -> {
                if (result.paid().isPositive()) {
                    business.orders.increment();
                    business.revenueCents.add(result.paid().cents());
                }
            }
        }
    }

    /** How things stand now. */
    Snapshot snapshot() {
        long now = System.nanoTime();
        double seconds = (now - begin) / 1e9;
        double sincePrevious = Math.max(1e-3, (now - Math.max(begin, previous)) / 1e9);
        previous = now;
        var recent = new EnumMap<Kind, ActionFigures>(Kind.class);
        var total = new EnumMap<Kind, ActionFigures>(Kind.class);
        actions.forEach((kind, action) -> {
            recent.put(kind, action.recent(sincePrevious));
            total.put(kind, ActionFigures.of(action.total, Math.max(1e-3, seconds), action.verdicts()));
        });
        var countries = new EnumMap<Country, CountryFigures>(Country.class);
        businesses.forEach((country, business) -> countries.put(country, business.figures()));
        var reasons = new TreeMap<String, Long>();
        failures.forEach((what, count) -> reasons.put(what, count.sum()));
        return new Snapshot(
                Math.round(seconds * 1000) / 1000.0,
                visits.sum(),
                returning.sum(),
                underWay.sum(),
                turnedAway.sum(),
                total,
                recent,
                countries,
                reasons);
    }

    private Business of(Country country) {
        return Objects.requireNonNull(businesses.get(country));
    }

    private static <E extends Enum<E>, T> Map<E, T> of(Class<E> type, Function<E, T> value) {
        return Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(Function.identity(), value, (one, _) -> one, () -> new EnumMap<>(type)));
    }

    private static final class Action {

        final Recorder latencies = new Recorder(LONGEST, SIGNIFICANT_DIGITS);
        final Histogram total = new Histogram(LONGEST, SIGNIFICANT_DIGITS);
        final Map<Verdict, LongAdder> verdicts = of(Verdict.class, _ -> new LongAdder());

        ActionFigures recent(double seconds) {
            Histogram interval = latencies.getIntervalHistogram();
            total.add(interval);
            return ActionFigures.of(interval, seconds, Map.of());
        }

        Map<Verdict, Long> verdicts() {
            var counts = new EnumMap<Verdict, Long>(Verdict.class);
            verdicts.forEach((verdict, count) -> counts.put(verdict, count.sum()));
            return counts;
        }
    }

    private static final class Business {

        final LongAdder visits = new LongAdder();
        final LongAdder orders = new LongAdder();
        final LongAdder revenueCents = new LongAdder();
        final LongAdder declined = new LongAdder();
        final LongAdder failed = new LongAdder();

        CountryFigures figures() {
            return new CountryFigures(
                    visits.sum(), orders.sum(), Money.ofCents(revenueCents.sum()), declined.sum(), failed.sum());
        }
    }
}
