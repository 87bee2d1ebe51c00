package dev.webstore.promql;

/** A text is no expression. The message begins with the place: {@code 1:5: parse error: …}. */
public final class ParseException extends PromQlException {

    private static final long serialVersionUID = 1L;

    ParseException(String text, int position, String message) {
        super("%s: parse error: %s".formatted(place(text, position), message));
    }

    /** Line and column, counted from 1. */
    private static String place(String text, int position) {
        String before = text.substring(0, Math.min(position, text.length()));
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return line + ":" + (before.length() - before.lastIndexOf('\n'));
    }
}
