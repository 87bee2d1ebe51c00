package dev.webstore.console.logql;

/** A query is not LogQL, or beyond the part of it that is understood here; the message says where. */
public final class LogQlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LogQlException(String message) {
        super(message);
    }
}
