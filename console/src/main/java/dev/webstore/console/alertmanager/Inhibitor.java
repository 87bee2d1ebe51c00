package dev.webstore.console.alertmanager;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Decides which alerts are muted by others; depends only on who fires now, not on who came first. */
public final class Inhibitor {

    private final List<InhibitionRule> rules;

    /** Decides by these rules. */
    public Inhibitor(List<InhibitionRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** The fingerprints of those among {@code all} that fire and mute {@code alert}, sorted. */
    public List<String> inhibitedBy(Alert alert, Collection<Alert> all, Instant now) {
        List<InhibitionRule> relevant = rules.stream()
                .filter(rule -> rule.target().match(alert.labels()))
                .toList();
        if (relevant.isEmpty()) {
            return List.of();
        }
        return all.stream()
                .filter(other -> !other.isResolvedAt(now))
                .filter(other -> relevant.stream().anyMatch(rule -> rule.mutes(other.labels(), alert.labels())))
                .map(Alert::fingerprint)
                .sorted()
                .toList();
    }
}
