package dev.webstore.promotions.experiment;

import dev.webstore.platform.database.Database;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The experiments in PostgreSQL. */
public final class ExperimentStore {

    /** Always in the same order, since that decides who gets what. */
    private static final String ACTIVE = """
            SELECT variant.* FROM experiment_variants AS variant
            JOIN experiments ON experiments.name = experiment
            WHERE active AND weight > 0
            ORDER BY experiment, variant.name""";

    private final Database database;

    /** Experiments in {@code database}. */
    public ExperimentStore(Database database) {
        this.database = database;
    }

    /** The experiments under way. */
    public List<Experiment> active() {
        List<Row> rows = database.with(handle -> handle.createQuery(ACTIVE)
                .map((row, context) -> new Row(
                        row.getString("experiment"),
                        new Variant(
                                row.getString("name"),
                                row.getInt("weight"),
                                row.getString("tier_table"),
                                row.getString("loyalty_floor"))))
                .list());
        return rows.stream()
                .collect(Collectors.groupingBy(
                        Row::experiment, TreeMap::new, Collectors.mapping(Row::variant, Collectors.toList())))
                .entrySet()
                .stream()
                .map(entry -> new Experiment(entry.getKey(), entry.getValue()))
                .toList();
    }

    private record Row(String experiment, Variant variant) {}
}
