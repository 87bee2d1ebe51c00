package dev.webstore.promql;

/**
 * A word of an expression.
 *
 * @param kind what it is
 * @param text the word; of a string, what it means
 * @param position where it begins
 */
record Token(Kind kind, String text, int position) {

    enum Kind {
        NUMBER,
        DURATION,
        STRING,
        /** A name with a colon in it can be no more than the name of a metric. */
        METRIC,
        IDENTIFIER,
        /** Operators, parentheses and commas. */
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String word) {
        return kind == Kind.IDENTIFIER && text.equalsIgnoreCase(word);
    }

    String described() {
        return switch (kind) {
            case END -> "end of input";
            case NUMBER -> "number \"" + text + "\"";
            case DURATION -> "duration \"" + text + "\"";
            case STRING -> "string " + Lexer.quote(text);
            case METRIC, IDENTIFIER -> "identifier \"" + text + "\"";
            case SYMBOL -> "\"" + text + "\"";
        };
    }
}
