package dev.webstore.console.rule;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hears what comes of alerting rules. */
public interface AlertListener {

    /**
     * A change of state.
     *
     * @param before null when the condition did not hold before; pending alerts that end are not heard of again
     */
    record Change(Instant at, ActiveAlert alert, ActiveAlert.@Nullable State before) {}

    /**
     * A rule was evaluated.
     *
     * @param rule the rule
     * @param notable the alerts that fire, and those that have just resolved
     * @param validUntil when those that fire may be taken as over, unless heard of again
     * @param changes what is different from the time before
     */
    void evaluated(Rule.Alerting rule, Instant at, List<ActiveAlert> notable, Instant validUntil, List<Change> changes);
}
