package dev.webstore.promql;

/** A query cannot be answered; the message is meant for whoever wrote it. */
public sealed class PromQlException extends RuntimeException permits ParseException, EvaluationException {

    private static final long serialVersionUID = 1L;

    PromQlException(String message) {
        super(message);
    }
}
