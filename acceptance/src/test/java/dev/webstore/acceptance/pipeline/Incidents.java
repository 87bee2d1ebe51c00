package dev.webstore.acceptance.pipeline;

import dev.webstore.acceptance.shop.Api;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Lets things go wrong, and notes who is told of it and when. */
final class Incidents {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long POLL_MILLIS = 200;

    private final Api inbox;
    private final List<Incident> incidents = new ArrayList<>();

    /** Incidents that an alert inbox hears of. */
    Incidents(Api inbox) {
        this.inbox = inbox;
    }

    /** These go wrong at once, and are repaired when all are known to be wrong, or nobody believes in it any more. */
    void suffer(Fault... faults) throws InterruptedException {
        List<Fault> all = List.of(faults);
        Instant caused = Instant.now();
        all.forEach(fault -> fault.cause().run());
        List<Alert> alerts =
                all.stream().flatMap(fault -> fault.alerts().stream()).toList();
        await(look -> alerts.stream()
                .allMatch(alert -> look.told(alert, Inbox.FIRING, caused).isPresent() && look.firesNow(alert)));
        all.forEach(fault -> fault.repair().run());
        Instant repaired = Instant.now();
        for (Fault fault : all) {
            fault.alerts().forEach(alert -> incidents.add(Incident.of(fault, alert, caused, repaired)));
        }
    }

    /** All of them, once everybody knows that they are over, or nobody believes in it any more. */
    List<Incident> over() throws InterruptedException {
        await(look -> incidents.stream()
                .map(incident -> incident.seenIn(look).resolved())
                .allMatch(Optional::isPresent));
        Inbox last = Inbox.read(inbox);
        return incidents.stream().map(incident -> incident.seenIn(last)).toList();
    }

    private void await(Predicate<Inbox> state) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!state.test(Inbox.read(inbox)) && Instant.now().isBefore(deadline)) {
            Thread.sleep(POLL_MILLIS);
        }
    }
}
