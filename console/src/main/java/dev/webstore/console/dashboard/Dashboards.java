package dev.webstore.console.dashboard;

import dev.webstore.console.files.ObservabilityFiles;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All dashboards. */
public final class Dashboards {

    private static final String OVERVIEW = "-overview";

    private final List<Dashboard> all;

    private Dashboards(List<Dashboard> all) {
        this.all = all;
    }

    /**
     * Reads the dashboards.
     *
     * @throws dev.webstore.console.files.FileException when one of them cannot be shown
     */
    public static Dashboards read(ObservabilityFiles files) {
        return new Dashboards(files.dashboards().stream()
                .map(DashboardReader::read)
                .sorted(Comparator.comparing(
                                (Dashboard dashboard) -> !dashboard.uid().endsWith(OVERVIEW))
                        .thenComparing(Dashboard::title))
                .toList());
    }

    /** The dashboards by title, but the overview first. */
    public List<Dashboard> all() {
        return all;
    }

    /** The dashboard of that uid. */
    public Optional<Dashboard> find(String uid) {
        return all.stream().filter(dashboard -> dashboard.uid().equals(uid)).findFirst();
    }
}
