package dev.webstore.promql.testlanguage;

/** A text is no test script; the message names file and line. */
public final class ScriptException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ScriptException(String message) {
        super(message);
    }
}
