package dev.webstore.traffic.scenario;

import java.util.List;

/**
 * How a game day went.
 *
 * @param scenario which
 * @param verdicts one for each expectation
 * @param interrupted whether it was broken off
 */
record Report(String scenario, List<Verdict> verdicts, boolean interrupted) {

    /** Copies the list. */
    Report {
        verdicts = List.copyOf(verdicts);
    }

    /** Whether every expectation was met. */
    boolean passed() {
        return !interrupted && verdicts.stream().allMatch(Verdict::met);
    }
}
