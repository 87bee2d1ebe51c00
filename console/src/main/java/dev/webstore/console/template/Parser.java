package dev.webstore.console.template;

import dev.webstore.console.template.Node.Operand;
import dev.webstore.console.template.Node.Pipeline;
import dev.webstore.console.template.Token.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parses a template: text with actions in double braces. */
final class Parser {

    /** Deep enough for people, and far from the end of the stack. */
    private static final int MAX_DEPTH = 50;

    private final String source;
    private final Set<String> functions;
    private final Map<String, List<Node>> definitions = new HashMap<>();
    private int at;
    private int depth;

    /** What ended the body that was parsed last: the end of the text, or one of {@code end}, {@code else …}. */
    private String closer = "";

    private List<Token> tokens = List.of();
    private int token;

    Parser(String source, Set<String> functions) {
        this.source = source;
        this.functions = functions;
    }

    /** The body of the whole text. */
    List<Node> parse() {
        List<Node> body = body();
        if (!closer.isEmpty()) {
            throw new TemplateException("unexpected {{" + closer + "}}");
        }
        return body;
    }

    /** The templates it defines, by name; to be asked after {@link #parse}. */
    Map<String, List<Node>> definitions() {
        return Map.copyOf(definitions);
    }

    private List<Node> body() {
        if (++depth > MAX_DEPTH) {
            throw new TemplateException("nests more than " + MAX_DEPTH + " deep");
        }
        var nodes = new ArrayList<Node>();
        while (at < source.length()) {
            int open = source.indexOf("{{", at);
            if (open < 0) {
                nodes.add(new Node.Text(source.substring(at)));
                at = source.length();
                break;
            }
            String text = source.substring(at, open);
            boolean trims = source.startsWith("{{- ", open) || source.startsWith("{{-\n", open);
            text = trims ? text.stripTrailing() : text;
            if (!text.isEmpty()) {
                nodes.add(new Node.Text(text));
            }
            String action = action(open + (trims ? 3 : 2)).strip();
            if (action.startsWith("/*")) {
                if (!action.endsWith("*/") || action.length() < 4) {
                    throw new TemplateException("unclosed comment");
                }
                continue;
            }
            tokens = Lexer.split(action);
            token = 0;
            if (closes()) {
                closer = action;
                depth--;
                return nodes;
            }
            node().ifPresent(nodes::add);
        }
        closer = "";
        depth--;
        return nodes;
    }

    /** The inside of the action from {@code from} on; moves behind it. */
    private String action(int from) {
        int end = endOfAction(from);
        boolean trims =
                end - 2 >= from && source.charAt(end - 1) == '-' && Character.isWhitespace(source.charAt(end - 2));
        at = end + 2;
        while (trims && at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        return source.substring(from, trims ? end - 1 : end);
    }

    private int endOfAction(int from) {
        if (source.startsWith("/*", from) || source.startsWith(" /*", from)) {
            return closing(source.indexOf("}}", Math.max(from, source.indexOf("*/", from))));
        }
        char quote = 0;
        for (int index = from; index < source.length(); index++) {
            char c = source.charAt(index);
            if (quote == 0 && source.startsWith("}}", index)) {
                return index;
            }
            if (quote == '"' && c == '\\') {
                index++;
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '`')) {
                quote = c;
            }
        }
        return closing(-1);
    }

    private static int closing(int index) {
        if (index < 0) {
            throw new TemplateException("unclosed action");
        }
        return index;
    }

    private boolean closes() {
        return word("end") || word("else");
    }

    private boolean word(String name) {
        return peek().kind() == Kind.IDENTIFIER && peek().text().equals(name);
    }

    private Optional<Node> node() {
        if (peek().kind() == Kind.IDENTIFIER) {
            switch (peek().text()) {
                case "if" -> {
                    return Optional.of(branching("if", Node.If::new));
                }
                case "with" -> {
                    return Optional.of(branching("with", Node.With::new));
                }
                case "range" -> {
                    return Optional.of(branching("range", Node.Range::new));
                }
                case "break", "continue" -> {
                    var jump = new Node.Jump(next().text().equals("break"));
                    expect(Kind.END);
                    return Optional.of(jump);
                }
                case "template" -> {
                    next();
                    return Optional.of(call());
                }
                case "define" -> {
                    next();
                    String name = expect(Kind.STRING).text();
                    expect(Kind.END);
                    definitions.put(name, untilEnd());
                    return Optional.empty();
                }
                default -> {
                    // A function.
                }
            }
        }
        Pipeline pipeline = pipeline();
        expect(Kind.END);
        return Optional.of(new Node.Print(pipeline));
    }

    private interface Branching {
        Node of(Pipeline pipeline, List<Node> then, List<Node> otherwise);
    }

    private Node branching(String keyword, Branching shape) {
        next();
        Pipeline pipeline = pipeline();
        expect(Kind.END);
        List<Node> then = body();
        return shape.of(pipeline, then, otherwise(keyword));
    }

    /** What follows the first body: nothing, an else, or an else with a condition of its own. */
    private List<Node> otherwise(String keyword) {
        if (word("end")) {
            next();
            expect(Kind.END);
            return List.of();
        }
        if (!word("else")) {
            throw new TemplateException("{{" + keyword + "}} is not closed by {{end}}");
        }
        next();
        if (peek().kind() == Kind.END) {
            return untilEnd();
        }
        if (word("if")) {
            return List.of(branching("if", Node.If::new));
        }
        if (word("with")) {
            return List.of(branching("with", Node.With::new));
        }
        throw new TemplateException("unexpected \"" + peek().text() + "\" after else");
    }

    private List<Node> untilEnd() {
        List<Node> body = body();
        if (!closer.equals("end")) {
            throw new TemplateException("expected {{end}}");
        }
        return body;
    }

    private Node call() {
        String name = expect(Kind.STRING).text();
        Optional<Pipeline> dot = peek().kind() == Kind.END ? Optional.empty() : Optional.of(pipeline());
        expect(Kind.END);
        return new Node.Call(name, dot);
    }

    private Pipeline pipeline() {
        if (++depth > MAX_DEPTH) {
            throw new TemplateException("nests more than " + MAX_DEPTH + " deep");
        }
        var variables = new ArrayList<String>();
        boolean declares = false;
        if (setsVariables()) {
            variables.add(next().text());
            if (peek().kind() == Kind.COMMA) {
                next();
                variables.add(expect(Kind.VARIABLE).text());
            }
            declares = next().kind() == Kind.DECLARE;
        }
        var commands = new ArrayList<List<Operand>>();
        commands.add(command());
        while (peek().kind() == Kind.PIPE) {
            next();
            commands.add(command());
        }
        depth--;
        return new Pipeline(List.copyOf(variables), declares, List.copyOf(commands));
    }

    private boolean setsVariables() {
        if (peek().kind() != Kind.VARIABLE) {
            return false;
        }
        Kind second = tokens.get(token + 1).kind();
        return second == Kind.DECLARE || second == Kind.ASSIGN || second == Kind.COMMA;
    }

    private List<Operand> command() {
        var operands = new ArrayList<Operand>();
        while (startsOperand(peek().kind())) {
            operands.add(operand());
        }
        if (operands.isEmpty()) {
            throw new TemplateException("missing value for a command");
        }
        return List.copyOf(operands);
    }

    private static boolean startsOperand(Kind kind) {
        return switch (kind) {
            case IDENTIFIER, FIELD, VARIABLE, STRING, NUMBER, DOT, OPEN -> true;
            case PIPE, COMMA, CLOSE, DECLARE, ASSIGN, END -> false;
        };
    }

    private Operand operand() {
        Token first = next();
        Operand operand = switch (first.kind()) {
            case DOT -> new Operand.Dot();
            case FIELD -> new Operand.Field(new Operand.Dot(), first.text());
            case VARIABLE -> new Operand.Variable(first.text());
            case STRING -> new Operand.Literal(first.text());
            case NUMBER -> new Operand.Literal(number(first.text()));
            case OPEN -> nested();
            default -> named(first.text());
        };
        while (peek().kind() == Kind.FIELD && peek().glued()) {
            operand = new Operand.Field(operand, next().text());
        }
        return operand;
    }

    private Operand nested() {
        Pipeline pipeline = pipeline();
        expect(Kind.CLOSE);
        return new Operand.Nested(pipeline);
    }

    private Operand named(String name) {
        return switch (name) {
            case "true" -> new Operand.Literal(true);
            case "false" -> new Operand.Literal(false);
            case "nil" -> new Operand.Literal(null);
            default -> {
                if (!functions.contains(name)) {
                    throw new TemplateException("function \"" + name + "\" not defined");
                }
                yield new Operand.Function(name);
            }
        };
    }

    private static Object number(String text) {
        String plain = text.replace("_", "");
        try {
            boolean whole = plain.matches("[+-]?(0[xX][0-9a-fA-F]+|[0-9]+)");
            if (whole) {
                return Long.decode(plain.matches("[+-]?0[0-9]+") ? plain.replaceFirst("0+(?=.)", "") : plain);
            }
            return new BigDecimal(plain).doubleValue();
        } catch (NumberFormatException e) {
            throw new TemplateException("bad number syntax: \"" + text + "\"");
        }
    }

    private Token peek() {
        return tokens.get(token);
    }

    private Token next() {
        Token next = tokens.get(token);
        token = Math.min(token + 1, tokens.size() - 1);
        return next;
    }

    private Token expect(Kind kind) {
        Token next = next();
        if (next.kind() != kind) {
            throw new TemplateException("unexpected \"%s\" in an action".formatted(next.text()));
        }
        return next;
    }
}
