package dev.webstore.console.template;

import dev.webstore.console.template.Node.Operand;
import dev.webstore.console.template.Node.Pipeline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Walks a parsed template once, writing text. */
final class Interpreter {

    /** An annotation is read by people. */
    private static final int MAX_LENGTH = 64 * 1024;

    private static final int MAX_CALLS = 50;

    private final Map<String, List<Node>> definitions;
    private final Functions functions;
    private final StringBuilder output = new StringBuilder();

    /** The variables of each open block, innermost first. */
    private final Deque<Map<String, @Nullable Object>> scopes = new ArrayDeque<>();

    private int calls;

    Interpreter(Map<String, List<Node>> definitions, Functions functions) {
        this.definitions = definitions;
        this.functions = functions;
    }

    String run(List<Node> body, TemplateData data) {
        Map<String, @Nullable Object> root = new HashMap<>();
        root.put("", data);
        scopes.push(root);
        walk(body, data);
        return output.toString();
    }

    /** How a body ended. */
    private enum Ending {
        COMPLETE,
        NEXT,
        LEFT
    }

    private Ending walk(List<Node> nodes, @Nullable Object dot) {
        for (Node node : nodes) {
            Ending ending = walk(node, dot);
            if (ending != Ending.COMPLETE) {
                return ending;
            }
            if (output.length() > MAX_LENGTH) {
                throw new TemplateException("writes more than " + MAX_LENGTH + " characters");
            }
        }
        return Ending.COMPLETE;
    }

    private Ending walk(Node node, @Nullable Object dot) {
        switch (node) {
            case Node.Text(String text) -> output.append(text);
            case Node.Print(Pipeline pipeline) -> {
                Object value = evaluate(pipeline, dot);
                if (pipeline.variables().isEmpty()) {
                    output.append(GoFormat.text(value));
                }
            }
            case Node.Jump(boolean leaves) -> {
                return leaves ? Ending.LEFT : Ending.NEXT;
            }
            case Node.Call(String template, Optional<Pipeline> value) ->
                call(template, value.isPresent() ? evaluate(value.get(), dot) : null);
            case Node.If(Pipeline condition, List<Node> then, List<Node> otherwise) -> {
                return inScope(() -> walk(Values.isTrue(evaluate(condition, dot)) ? then : otherwise, dot));
            }
            case Node.With(Pipeline pipeline, List<Node> then, List<Node> otherwise) -> {
                return inScope(() -> {
                    Object value = evaluate(pipeline, dot);
                    return Values.isTrue(value) ? walk(then, value) : walk(otherwise, dot);
                });
            }
            case Node.Range range -> {
                return inScope(() -> range(range, dot));
            }
        }
        return Ending.COMPLETE;
    }

    private interface Block {
        Ending run();
    }

    private Ending inScope(Block block) {
        scopes.push(new HashMap<>());
        Ending ending = block.run();
        scopes.pop();
        return ending;
    }

    private Ending range(Node.Range range, @Nullable Object dot) {
        Pipeline pipeline = range.elements();
        Map<Object, @Nullable Object> elements = Values.elements(value(pipeline, dot));
        if (elements.isEmpty()) {
            return walk(range.otherwise(), dot);
        }
        List<String> variables = pipeline.variables();
        for (var element : elements.entrySet()) {
            Ending ending = inScope(() -> {
                if (!variables.isEmpty()) {
                    set(variables.getLast(), element.getValue(), pipeline.declares());
                }
                if (variables.size() == 2) {
                    set(variables.getFirst(), element.getKey(), pipeline.declares());
                }
                return walk(range.body(), element.getValue());
            });
            if (ending == Ending.LEFT) {
                break;
            }
        }
        return Ending.COMPLETE;
    }

    private void call(String name, @Nullable Object dot) {
        List<Node> body = definitions.get(name);
        if (body == null) {
            throw new TemplateException("template \"" + name + "\" not defined");
        }
        if (++calls > MAX_CALLS) {
            throw new TemplateException("calls templates more than " + MAX_CALLS + " times");
        }
        var outer = new ArrayList<>(scopes);
        scopes.clear();
        Map<String, @Nullable Object> root = new HashMap<>();
        root.put("", dot);
        scopes.push(root);
        walk(body, dot);
        scopes.clear();
        scopes.addAll(outer);
    }

    private @Nullable Object evaluate(Pipeline pipeline, @Nullable Object dot) {
        Object value = value(pipeline, dot);
        pipeline.variables().forEach(name -> set(name, value, pipeline.declares()));
        return value;
    }

    private void set(String name, @Nullable Object value, boolean declares) {
        if (declares) {
            scopes.element().put(name, value);
            return;
        }
        scopeOf(name).put(name, value);
    }

    private Map<String, @Nullable Object> scopeOf(String name) {
        for (Map<String, @Nullable Object> scope : scopes) {
            if (scope.containsKey(name)) {
                return scope;
            }
        }
        throw new TemplateException("undefined variable \"$" + name + "\"");
    }

    private @Nullable Object value(Pipeline pipeline, @Nullable Object dot) {
        Object value = command(pipeline.commands().getFirst(), dot, List.of());
        for (List<Operand> command :
                pipeline.commands().subList(1, pipeline.commands().size())) {
            // A list that may hold null.
            List<@Nullable Object> piped = new ArrayList<>();
            piped.add(value);
            value = command(command, dot, piped);
        }
        return value;
    }

    private @Nullable Object command(List<Operand> words, @Nullable Object dot, List<@Nullable Object> piped) {
        Operand first = words.getFirst();
        if (!(first instanceof Operand.Function(String name))) {
            if (words.size() > 1 || !piped.isEmpty()) {
                throw new TemplateException("can't give argument to a value that is not a function");
            }
            return operand(first, dot);
        }
        if (name.equals("and") || name.equals("or")) {
            return shortCircuit(name.equals("and"), words, dot, piped);
        }
        List<@Nullable Object> arguments = new ArrayList<>();
        for (Operand word : words.subList(1, words.size())) {
            arguments.add(operand(word, dot));
        }
        arguments.addAll(piped);
        return functions.call(name, arguments);
    }

    /** The first argument that decides, or the last one; those behind it are not evaluated. */
    private @Nullable Object shortCircuit(
            boolean conjunction, List<Operand> words, @Nullable Object dot, List<@Nullable Object> piped) {
        Object value = null;
        for (Operand word : words.subList(1, words.size())) {
            value = operand(word, dot);
            if (Values.isTrue(value) != conjunction) {
                return value;
            }
        }
        return piped.isEmpty() ? value : piped.getFirst();
    }

    private @Nullable Object operand(Operand operand, @Nullable Object dot) {
        return switch (operand) {
            case Operand.Dot() -> dot;
            case Operand.Literal(Object value) -> value;
            case Operand.Function(String name) -> functions.call(name, List.of());
            case Operand.Variable(String name) -> scopeOf(name).get(name);
            case Operand.Nested(Pipeline pipeline) -> evaluate(pipeline, dot);
            case Operand.Field(Operand owner, String name) -> Values.field(operand(owner, dot), name);
        };
    }
}
