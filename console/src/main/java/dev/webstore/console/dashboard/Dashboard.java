package dev.webstore.console.dashboard;

import java.util.List;
import java.util.Optional;

/**
 * A dashboard, as its file describes it.
 *
 * @param uid names it in addresses
 * @param title for people
 * @param description what it answers
 * @param from where its time range begins by default, such as {@code now-1h}
 * @param variables what one can choose, in this order
 * @param sections its panels, under the headings of its rows
 */
public record Dashboard(
        String uid, String title, String description, String from, List<Variable> variables, List<Section> sections) {

    /**
     * Panels that belong together.
     *
     * @param title the heading, "" for those before the first
     * @param panels from the top left to the bottom right
     */
    public record Section(String title, List<Panel> panels) {}

    /** The panel of that number. */
    public Optional<Panel> panel(int id) {
        return sections.stream()
                .flatMap(section -> section.panels().stream())
                .filter(panel -> panel.id() == id)
                .findFirst();
    }
}
