package dev.webstore.frontend.page;

import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;
import java.util.Set;

/** Tells what the visitor can put right in a form from what they cannot. */
final class Refusal {

    private static final Set<Integer> OF_INPUT = Set.of(400, 409, 422, 429);

    private Refusal() {}

    /**
     * The problem, when it is about what stands in the form, so that the form can be shown again.
     *
     * @throws ProblemException the same, when it is about anything else
     */
    static Problem ofForm(ProblemException thrown) {
        if (!OF_INPUT.contains(thrown.problem().status())) {
            throw thrown;
        }
        return thrown.problem();
    }
}
