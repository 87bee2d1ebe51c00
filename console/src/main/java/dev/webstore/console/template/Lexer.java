package dev.webstore.console.template;

import dev.webstore.console.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Splits the inside of an action such as {@code $value | humanize} into words. */
final class Lexer {

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean glued;

    private Lexer(String source) {
        this.source = source;
    }

    /** The words of {@code source}, closed by one of kind {@link Kind#END}. */
    static List<Token> split(String source) {
        var lexer = new Lexer(source);
        lexer.run();
        return List.copyOf(lexer.tokens);
    }

    private void run() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
                glued = false;
                continue;
            }
            switch (c) {
                case '|' -> single(Kind.PIPE);
                case ',' -> single(Kind.COMMA);
                case '(' -> single(Kind.OPEN);
                case ')' -> single(Kind.CLOSE);
                case '=' -> single(Kind.ASSIGN);
                case ':' -> declare();
                case '"' -> quoted();
                case '`' -> raw();
                case '$' -> add(Kind.VARIABLE, name(at + 1));
                case '.' -> dot();
                default -> word(c);
            }
            glued = true;
        }
        tokens.add(new Token(Kind.END, "", false));
    }

    private void single(Kind kind) {
        tokens.add(new Token(kind, source.substring(at, at + 1), glued));
        at++;
    }

    private void declare() {
        if (!source.startsWith(":=", at)) {
            throw new TemplateException("expected :=");
        }
        tokens.add(new Token(Kind.DECLARE, ":=", glued));
        at += 2;
    }

    private void dot() {
        if (at + 1 < source.length() && Character.isDigit(source.charAt(at + 1))) {
            number();
            return;
        }
        String name = name(at + 1);
        if (name.isEmpty()) {
            single(Kind.DOT);
        } else {
            add(Kind.FIELD, name);
        }
    }

    private void add(Kind kind, String name) {
        tokens.add(new Token(kind, name, glued));
        at += 1 + name.length();
    }

    private void word(char c) {
        if (Character.isDigit(c) || c == '+' || c == '-') {
            number();
            return;
        }
        String name = name(at);
        if (name.isEmpty()) {
            throw new TemplateException("unexpected \"" + c + "\" in an action");
        }
        tokens.add(new Token(Kind.IDENTIFIER, name, glued));
        at += name.length();
    }

    private void number() {
        int end = at + 1;
        while (end < source.length() && isPartOfNumber(end)) {
            end++;
        }
        tokens.add(new Token(Kind.NUMBER, source.substring(at, end), glued));
        at = end;
    }

    private boolean isPartOfNumber(int index) {
        char c = source.charAt(index);
        boolean sign = c == '+' || c == '-';
        return sign
                ? "eE".indexOf(source.charAt(index - 1)) >= 0
                : Character.isLetterOrDigit(c) || c == '.' || c == '_';
    }

    private String name(int from) {
        int end = from;
        while (end < source.length() && (Character.isLetterOrDigit(source.charAt(end)) || source.charAt(end) == '_')) {
            end++;
        }
        return source.substring(from, end);
    }

    private void raw() {
        int end = source.indexOf('`', at + 1);
        if (end < 0) {
            throw new TemplateException("unterminated raw quoted string");
        }
        tokens.add(new Token(Kind.STRING, source.substring(at + 1, end), glued));
        at = end + 1;
    }

    private void quoted() {
        var text = new StringBuilder();
        int index = at + 1;
        while (true) {
            if (index >= source.length() || source.charAt(index) == '\n') {
                throw new TemplateException("unterminated quoted string");
            }
            char c = source.charAt(index++);
            if (c == '"') {
                break;
            }
            if (c != '\\') {
                text.append(c);
                continue;
            }
            if (index >= source.length()) {
                throw new TemplateException("unterminated quoted string");
            }
            char escape = source.charAt(index++);
            switch (escape) {
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case 'r' -> text.append('\r');
                case '"', '\\' -> text.append(escape);
                case 'x' -> index = codePoint(text, index, 2);
                case 'u' -> index = codePoint(text, index, 4);
                case 'U' -> index = codePoint(text, index, 8);
                default -> throw new TemplateException("unknown escape \\" + escape + " in a string");
            }
        }
        tokens.add(new Token(Kind.STRING, text.toString(), glued));
        at = index;
    }

    private int codePoint(StringBuilder text, int from, int digits) {
        int end = from + digits;
        try {
            text.appendCodePoint(Integer.parseInt(source.substring(from, end), 16));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new TemplateException("not " + digits + " hexadecimal digits of a character in a string");
        }
        return end;
    }
}
