package dev.webstore.traffic.scenario;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How a game day went.
 *
 * @param scenario which
 * @param verdicts one for each expectation
 * @param secondsToDetect from the fault until the last of the alerts that were to fire did, if all did
 * @param secondsToRecover from the repair until none of them fired any more, if that came
 * @param budgetBurnt of each error budget, in words
 * @param interrupted whether it was broken off
 */
record Report(
        String scenario,
        List<Verdict> verdicts,
        OptionalDouble secondsToDetect,
        OptionalDouble secondsToRecover,
        String budgetBurnt,
        boolean interrupted) {

    /** Copies the list. */
    Report {
        verdicts = List.copyOf(verdicts);
    }

    /** One of a game day that could not take place. */
    static Report impossible(String scenario, String reason) {
        return new Report(
                scenario,
                List.of(new Verdict("it can take place", false, reason)),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                "",
                false);
    }

    /** Whether every expectation was met. */
    boolean passed() {
        return !interrupted && verdicts.stream().allMatch(Verdict::met);
    }
}
