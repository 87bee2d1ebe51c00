package dev.webstore.console.alertmanager;

import java.util.Map;
import java.util.Set;

/**
 * While an alert that matches {@code source} fires, those that match {@code target} are muted, if they have the same
 * values of the labels {@code equal}.
 */
public record InhibitionRule(Matchers source, Matchers target, Set<String> equal) {

    /** Takes a copy. */
    public InhibitionRule {
        equal = Set.copyOf(equal);
    }

    /**
     * Whether an alert of the labels {@code muting} mutes one of {@code muted}. One that is both source and target is
     * not muted by another such, lest two mute each other.
     */
    boolean mutes(Map<String, String> muting, Map<String, String> muted) {
        return source.match(muting)
                && target.match(muted)
                && equal.stream().allMatch(name -> muting.getOrDefault(name, "").equals(muted.getOrDefault(name, "")))
                && !(source.match(muted) && target.match(muting));
    }
}
