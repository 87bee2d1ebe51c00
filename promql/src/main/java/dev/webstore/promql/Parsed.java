package dev.webstore.promql;

/** An expression, and where its parts are in what it was read from. */
record Parsed(Expression expression, Places places) {

    static Parsed unplaced(Expression expression) {
        return new Parsed(expression, Places.unknown());
    }
}
