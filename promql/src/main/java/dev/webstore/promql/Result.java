package dev.webstore.promql;

import java.util.List;

/** What a part of an expression gives, for all steps at once. */
sealed interface Result {

    /** A number for each step. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Scalars(double[] values) implements Result {}

    /** A text. */
    record Text(String value) implements Result {}

    /** Elements of a vector; a row without a value at a step is no element then. */
    record Rows(List<Row> rows) implements Result {}
}
