package dev.webstore.console.dashboard;

import dev.webstore.console.log.LogRecord;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a panel shows. */
public sealed interface PanelContent {

    /** Lines or bars over time. */
    record Graph(Window window, List<Line> lines, List<Queries.Exemplar> exemplars) implements PanelContent {}

    /**
     * A series of a graph.
     *
     * @param values one for each point of the window, NaN where there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Line(String name, double[] values, FieldStyle style) {}

    /** Single values. */
    record Figures(List<Figure> figures) implements PanelContent {}

    /**
     * A value.
     *
     * @param name what it is of
     * @param past the values that led to it; may be empty
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Figure(String name, double value, double[] past, FieldStyle style) {

        /** The value as text. */
        public String text() {
            return style.format(value);
        }
    }

    /** A table. */
    record Table(List<String> columns, List<List<Cell>> rows) implements PanelContent {

        /** Whether there are numbers in the column of this index. */
        public boolean isNumeric(int column) {
            return rows.stream().anyMatch(row -> row.get(column).number() != null);
        }
    }

    /**
     * A cell of a table.
     *
     * @param text what it says
     * @param number its value, or null when it is not a number
     * @param color the name of its colour, or null
     * @param link where it leads, or null
     */
    record Cell(
            String text,
            @Nullable Double number,
            @Nullable String color,
            @Nullable String link) {}

    /**
     * How many measurements fell into which bucket when.
     *
     * @param bounds the upper bounds of the buckets, ascending
     * @param counts for each bucket one for each point of the window
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Heat(Window window, double[] bounds, double[][] counts, FieldStyle style) implements PanelContent {}

    /** Log records, newest first. */
    record Records(List<LogRecord> records) implements PanelContent {}

    /** Markdown. */
    record Note(String markdown) implements PanelContent {}

    /** Nothing to show; the reason is for people. */
    record Nothing(String reason) implements PanelContent {}

    /** Rows before they become cells: for each column that a row has, a number or a text. */
    record Row(Map<String, Object> fields) {}
}
