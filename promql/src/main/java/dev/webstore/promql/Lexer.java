package dev.webstore.promql;

import dev.webstore.promql.Token.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Cuts an expression into words. */
final class Lexer {

    private static final Pattern SPACE = Pattern.compile("(?:\\s|#[^\\n]*)+");
    private static final Pattern DURATION = Pattern.compile("(?:\\d+(?:ms|[smhdwy]))+(?![\\w.])");
    private static final Pattern NUMBER = Pattern.compile(
            "(?:0[xX][0-9a-fA-F_]+|(?:\\d[\\d_]*\\.?[\\d_]*|\\.\\d[\\d_]*)(?:[eE][+-]?\\d+)?)(?![\\w.])");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern SYMBOL = Pattern.compile("==|!=|=~|!~|>=|<=|</|>/|[-+*/%^(){}\\[\\],:@=<>]");
    private static final Pattern BYTE = Pattern.compile("\\\\(?:x([0-9a-fA-F]{2})|([0-7]{3}))");
    private static final Pattern LABEL_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    /** What stands for bytes that are no UTF-8: no character is there, so these are not lost. */
    private static final char STRAY_BYTES = '\udc00';

    private final String text;
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        var lexer = new Lexer(text);
        List<Token> tokens = new ArrayList<>();
        Token token;
        int bracket = 0;
        do {
            token = lexer.next(bracket > 0);
            if (token.is("[")) {
                bracket++;
            } else if (token.is("]")) {
                bracket--;
            }
            tokens.add(token);
        } while (token.kind() != Kind.END);
        return tokens;
    }

    static boolean isMetricName(String name) {
        return NAME.matcher(name).matches();
    }

    static boolean isLabelName(String name) {
        return LABEL_NAME.matcher(name).matches();
    }

    /** Whether it can name a label, in quotes if need be: all texts can that are proper UTF-8. */
    static boolean canBeLabel(String name) {
        return !name.isEmpty() && IntStream.range(0, name.length()).noneMatch(at -> isStray(name, at));
    }

    private static boolean isStray(String text, int at) {
        char c = text.charAt(at);
        boolean isPair = at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        return c >= STRAY_BYTES + 0x80 && c <= STRAY_BYTES + 0xff && !isPair;
    }

    private Token next(boolean inBrackets) {
        Matcher space = at(SPACE);
        if (space.lookingAt()) {
            at = space.end();
        }
        if (at == text.length()) {
            return new Token(Kind.END, "", at);
        }
        char c = text.charAt(at);
        if (c == '"' || c == '\'' || c == '`') {
            return string(c);
        }
        // Within brackets a colon separates a subquery's range from its step, and begins no name.
        if (inBrackets && c == ':') {
            return new Token(Kind.SYMBOL, ":", at++);
        }
        Matcher duration = at(DURATION);
        if (duration.lookingAt()) {
            return take(Kind.DURATION, duration);
        }
        Matcher number = at(NUMBER);
        if (number.lookingAt()) {
            return take(Kind.NUMBER, number);
        }
        Matcher name = at(NAME);
        if (name.lookingAt()) {
            return take(name.group().indexOf(':') < 0 ? Kind.IDENTIFIER : Kind.METRIC, name);
        }
        Matcher symbol = at(SYMBOL);
        if (symbol.lookingAt()) {
            return take(Kind.SYMBOL, symbol);
        }
        if (Character.isDigit(c)) {
            throw new ParseException(
                    text,
                    at,
                    "bad number or duration syntax: " + quote(text.substring(at, Math.min(text.length(), at + 8))));
        }
        throw new ParseException(text, at, "unexpected character: '" + c + "'");
    }

    private Matcher at(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
    }

    private Token take(Kind kind, Matcher matcher) {
        var token = new Token(kind, matcher.group(), at);
        at = matcher.end();
        return token;
    }

    private Token string(char quote) {
        int start = at++;
        var value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == quote) {
                return new Token(Kind.STRING, value.toString(), start);
            } else if (c == '\\' && quote != '`') {
                escape(value, start);
            } else if (c == '\n' && quote != '`') {
                break;
            } else {
                value.append(c);
            }
        }
        throw new ParseException(text, start, quote == '`' ? "unterminated raw string" : "unterminated quoted string");
    }

    /** Go's escapes: those of C, octal, hexadecimal and Unicode. */
    private void escape(StringBuilder value, int start) {
        if (at == text.length()) {
            throw new ParseException(text, start, "escape sequence not terminated");
        }
        char c = text.charAt(at++);
        switch (c) {
            case 'a' -> value.append('\u0007');
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 't' -> value.append('\t');
            case 'v' -> value.append('\u000b');
            case '\\', '\'', '"' -> value.append(c);
            case 'x' -> bytes(value, start);
            case 'u' -> code(value, 4, start);
            case 'U' -> code(value, 8, start);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                bytes(value, start);
            }
            default -> throw new ParseException(text, start, "unknown escape sequence '\\" + c + "'");
        }
    }

    /** Bytes in hexadecimal or octal, as many as follow each other: together they are UTF-8. */
    private void bytes(StringBuilder value, int start) {
        var bytes = new ByteArrayOutputStream();
        Matcher next = BYTE.matcher(text).region(at - 2, text.length());
        while (next.lookingAt()) {
            int code = next.group(1) == null ? Integer.parseInt(next.group(2), 8) : Integer.parseInt(next.group(1), 16);
            if (code > 255) {
                throw new ParseException(text, start, "octal escape value > 255");
            }
            bytes.write(code);
            next.region(next.end(), text.length());
        }
        if (bytes.size() == 0) {
            throw new ParseException(text, start, "escape sequence not terminated");
        }
        at = next.regionStart();
        decode(bytes.toByteArray(), value);
    }

    private static void decode(byte[] bytes, StringBuilder value) {
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        while (in.hasRemaining()) {
            CoderResult result = decoder.decode(in, out, true);
            for (int i = 0; result.isError() && i < result.length(); i++) {
                out.put((char) (STRAY_BYTES + (in.get() & 0xff)));
            }
        }
        value.append(out.flip());
    }

    private void code(StringBuilder value, int digits, int start) {
        try {
            int end = at + digits;
            value.appendCodePoint(Integer.parseInt(text.substring(at, end), 16));
            at = end;
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new ParseException(text, start, "escape sequence not terminated");
        }
    }

    /** A text as Prometheus quotes it. */
    static String quote(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (c < ' ' || isStray(text, i)) {
                        quoted.append("\\x%02x".formatted(c & 0xff));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
