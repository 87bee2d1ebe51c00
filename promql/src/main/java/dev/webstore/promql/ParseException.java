package dev.webstore.promql;

/** A text is no expression. The message begins with the place: {@code 1:5: parse error: …}. */
public final class ParseException extends PromQlException {

    private static final long serialVersionUID = 1L;

    ParseException(String text, int position, String message) {
        super("%s: parse error: %s".formatted(Places.place(text, position), message));
    }
}
