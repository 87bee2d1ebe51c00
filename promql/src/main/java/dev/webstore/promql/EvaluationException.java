package dev.webstore.promql;

/** An expression has no value for the samples that there are, or takes more than it may. */
public final class EvaluationException extends PromQlException {

    private static final long serialVersionUID = 1L;

    EvaluationException(String message) {
        super(message);
    }
}
