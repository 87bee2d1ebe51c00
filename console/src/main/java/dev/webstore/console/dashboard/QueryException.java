package dev.webstore.console.dashboard;

/** A query cannot be answered; the message says why, to the one who wrote it. */
public final class QueryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Because of {@code message}. */
    public QueryException(String message) {
        super(message);
    }
}
