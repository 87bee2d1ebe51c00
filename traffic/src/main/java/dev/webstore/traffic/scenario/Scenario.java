package dev.webstore.traffic.scenario;

import dev.webstore.platform.market.Country;
import dev.webstore.traffic.people.Mix;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A game day.
 *
 * @param name the file's name
 * @param title what goes wrong
 * @param story how it comes about
 * @param crowd who is in the shop meanwhile
 * @param faults what is broken, and how
 * @param fire alerts that must fire
 * @param quiet alerts that must not
 * @param works what customers must still be able to do
 * @param recovery how long after the repair all of these alerts may still fire, and orders be open
 * @param lessons what there is to see, step by step
 * @param fix what to do when it happens in earnest
 */
record Scenario(
        String name,
        String title,
        String story,
        CrowdShape crowd,
        List<Fault> faults,
        List<ExpectedAlert> fire,
        List<String> quiet,
        List<Errand> works,
        Duration recovery,
        List<Lesson> lessons,
        String fix) {

    /** Copies the lists. */
    Scenario {
        faults = List.copyOf(faults);
        fire = List.copyOf(fire);
        quiet = List.copyOf(quiet);
        works = List.copyOf(works);
        lessons = List.copyOf(lessons);
    }

    /**
     * Who is in the shop.
     *
     * @param rate visits a second
     * @param mix what for
     * @param countries from where
     * @param pace how fast they think
     */
    record CrowdShape(double rate, Mix mix, Set<Country> countries, double pace) {}

    /**
     * An alert that must fire.
     *
     * @param alert its name
     * @param within how soon after the fault
     * @param labels labels that it must have
     */
    record ExpectedAlert(String alert, Duration within, Map<String, String> labels) {

        /** In words. */
        String text() {
            return labels.isEmpty() ? alert : alert + labels;
        }
    }

    /**
     * Something to look at.
     *
     * @param see what you would see
     * @param where where to click
     * @param query the PromQL query that answers the question, or empty
     */
    record Lesson(String see, String where, String query) {}

    /** The same with all times divided: for rules that were compressed as much. */
    Scenario fasterBy(int factor) {
        return new Scenario(
                name,
                title,
                story,
                crowd,
                faults,
                fire.stream()
                        .map(one -> new ExpectedAlert(one.alert, one.within.dividedBy(factor), one.labels))
                        .toList(),
                quiet,
                works,
                recovery.dividedBy(factor),
                lessons,
                fix);
    }
}
