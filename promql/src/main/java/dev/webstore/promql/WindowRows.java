package dev.webstore.promql;

import dev.webstore.promql.Evaluation.WindowVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Makes rows of what a function makes of the windows of each series. */
final class WindowRows implements WindowVisitor {

    /** Puts a value for a window, or none. */
    interface Function {
        void put(Row series, Samples window, int step, Column column);
    }

    private final int steps;
    private final Function function;
    private final List<Row> series = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();

    WindowRows(int steps, Function function) {
        this.steps = steps;
        this.function = function;
    }

    @Override
    public void visit(Row of, Samples window, int step) {
        // Windows of a series come one after the other.
        if (step == 0) {
            series.add(of);
            columns.add(new Column(steps));
        }
        function.put(of, window, step, columns.getLast());
    }

    /** The rows that are not empty. */
    List<Row> rows(BiFunction<Row, Column, Row> row) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            Row made = row.apply(series.get(i), columns.get(i));
            if (!made.isEmpty()) {
                rows.add(made);
            }
        }
        return rows;
    }
}
