package dev.webstore.console.template;

/**
 * One word of an action.
 *
 * @param text what was written; of a string what it means, of a field or variable its name
 * @param glued whether it follows the word before without space, as the {@code .b} of {@code $a.b}
 */
record Token(Kind kind, String text, boolean glued) {

    enum Kind {
        IDENTIFIER,
        FIELD,
        VARIABLE,
        STRING,
        NUMBER,
        DOT,
        PIPE,
        COMMA,
        OPEN,
        CLOSE,
        DECLARE,
        ASSIGN,
        END
    }
}
