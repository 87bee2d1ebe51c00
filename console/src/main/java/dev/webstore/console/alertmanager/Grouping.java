package dev.webstore.console.alertmanager;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * By which labels alerts are put together into one notification.
 *
 * @param everything whether by all labels, so that each alert is by itself
 * @param names otherwise by these
 */
public record Grouping(boolean everything, Set<String> names) {

    /** Takes a copy. */
    public Grouping {
        names = Collections.unmodifiableSet(new TreeSet<>(names));
    }

    /** The grouping that a list of names asks for, where {@code ...} stands for all. */
    static Grouping by(List<String> names) {
        if (names.contains("...")) {
            if (names.size() > 1) {
                throw new IllegalArgumentException(
                        "cannot have wildcard group_by (`...`) and other labels at the same time");
            }
            return new Grouping(true, Set.of());
        }
        if (names.size() > Set.copyOf(names).size()) {
            throw new IllegalArgumentException("duplicated label in group_by");
        }
        return new Grouping(false, Set.copyOf(names));
    }

    /** The labels that an alert's group has. */
    SortedMap<String, String> of(SortedMap<String, String> labels) {
        if (everything) {
            return labels;
        }
        var group = new TreeMap<String, String>();
        for (String name : names) {
            String value = labels.get(name);
            if (value != null) {
                group.put(name, value);
            }
        }
        return Collections.unmodifiableSortedMap(group);
    }
}
