package dev.webstore.console.alertmanager;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A node of the routing tree.
 *
 * @param key the conditions on the way to it, such as <code>{}/{team="payments"}</code>; not unique
 * @param matchers which alerts it takes
 * @param goesOn whether its siblings may take the same alert as well
 * @param receiver who is notified
 * @param groupBy what goes into one notification
 * @param groupWait how long to wait for more before the first notification of a group
 * @param groupInterval how long to wait before telling of changes in a group
 * @param repeatInterval how long to wait before saying the same again
 * @param routes more specific routes, tried in this order
 */
public record Route(
        String key,
        Matchers matchers,
        boolean goesOn,
        String receiver,
        Grouping groupBy,
        Duration groupWait,
        Duration groupInterval,
        Duration repeatInterval,
        List<Route> routes) {

    /** Alertmanager's defaults, for the root to inherit. */
    static Route defaults() {
        return new Route(
                "",
                new Matchers(List.of()),
                false,
                "",
                new Grouping(false, Set.of()),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofHours(4),
                List.of());
    }

    Route with(List<Route> children) {
        return new Route(
                key,
                matchers,
                goesOn,
                receiver,
                groupBy,
                groupWait,
                groupInterval,
                repeatInterval,
                List.copyOf(children));
    }

    /** The routes that take an alert with these labels: the most specific ones; none when this one does not match. */
    public List<Route> match(Map<String, String> labels) {
        if (!matchers.match(labels)) {
            return List.of();
        }
        var found = new ArrayList<Route>();
        for (Route child : routes) {
            List<Route> taken = child.match(labels);
            found.addAll(taken);
            if (!taken.isEmpty() && !child.goesOn) {
                break;
            }
        }
        return found.isEmpty() ? List.of(this) : found;
    }
}
