package dev.webstore.stack.doctor;

import dev.webstore.stack.doctor.Finding.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes a purchase and looks for it at every hop. */
public final class Doctor {

    private static final Duration POLL = Duration.ofMillis(500);

    private final Endpoints endpoints;
    private final Map<String, String> absent;
    private final Duration patience;

    /**
     * A doctor.
     *
     * @param absent programs that are not on this machine, each with the reason
     * @param patience how long a hop may take; sampling alone takes 10 s, a scrape 15
     */
    public Doctor(Endpoints endpoints, Map<String, String> absent, Duration patience) {
        this.endpoints = endpoints;
        this.absent = Map.copyOf(absent);
        this.patience = patience;
    }

    /**
     * Examines everything.
     *
     * @param progress is told each finding as soon as it is there
     */
    public List<Finding> examine(Consumer<Finding> progress) throws InterruptedException {
        var findings = new ArrayList<Finding>();
        Consumer<Finding> note = finding -> {
            findings.add(finding);
            progress.accept(finding);
        };
        try (var web = new Web()) {
            // What is not there before the purchase can't be reached by it.
            Map<Hop, String> unreachable = new LinkedHashMap<>();
            List<Hop> hops = Hops.all(endpoints);
            for (Hop hop : hops) {
                prepare(hop, web, unreachable);
            }
            long begin = System.nanoTime();
            Purchase purchase;
            try {
                purchase = Purchase.make(web, endpoints.shop());
                note.accept(new Finding("shop", State.OK, "sold; trace " + purchase.traceId(), "", millisSince(begin)));
            } catch (Symptom symptom) {
                note.accept(new Finding(
                        "shop", State.BROKEN, symptom.seen(), "start it with ./webstore up", millisSince(begin)));
                return findings;
            }
            for (Hop hop : hops) {
                note.accept(examine(hop, unreachable.get(hop), isBroken(hop.comesFrom(), findings), web, purchase));
            }
        }
        return findings;
    }

    private Finding examine(Hop hop, @Nullable String why, boolean cutOff, Web web, Purchase purchase)
            throws InterruptedException {
        if (why != null) {
            return unreachable(hop, why);
        }
        if (cutOff) {
            String detail = "it runs, but nothing reaches it: %s is broken".formatted(hop.comesFrom());
            return new Finding(hop.name(), State.UNREACHED, detail, "", 0);
        }
        return follow(hop, web, purchase);
    }

    private static boolean isBroken(String hop, List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.hop().equals(hop) && finding.state() == State.BROKEN);
    }

    private static void prepare(Hop hop, Web web, Map<Hop, String> unreachable) throws InterruptedException {
        try {
            hop.before(web);
        } catch (Symptom symptom) {
            unreachable.put(hop, symptom.seen());
        }
    }

    private Finding unreachable(Hop hop, String why) {
        String reason = absent.get(hop.name());
        return reason == null
                ? new Finding(
                        hop.name(), State.BROKEN, why, "start it with ./webstore stack up; then " + hop.advice(), 0)
                : new Finding(hop.name(), State.ABSENT, "not installed: " + reason, "", 0);
    }

    private Finding follow(Hop hop, Web web, Purchase purchase) throws InterruptedException {
        long begin = System.nanoTime();
        while (true) {
            try {
                return new Finding(hop.name(), State.OK, hop.arrived(web, purchase), "", millisSince(begin));
            } catch (Symptom symptom) {
                if (System.nanoTime() - begin > patience.toNanos()) {
                    return new Finding(hop.name(), State.BROKEN, symptom.seen(), hop.advice(), millisSince(begin));
                }
                Thread.sleep(POLL);
            }
        }
    }

    private static long millisSince(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toMillis();
    }
}
