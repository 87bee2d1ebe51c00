package dev.webstore.console.template;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A piece of a parsed template. */
sealed interface Node {

    /** Written as it stands. */
    record Text(String text) implements Node {}

    /** The value of a pipeline, written unless it only sets variables. */
    record Print(Pipeline pipeline) implements Node {}

    /** One of two bodies, by the truth of a pipeline. */
    record If(Pipeline condition, List<Node> then, List<Node> otherwise) implements Node {}

    /** Its body with the dot set to a pipeline's value, if that is not empty. */
    record With(Pipeline value, List<Node> then, List<Node> otherwise) implements Node {}

    /** Its body for each element of a list or map. */
    record Range(Pipeline elements, List<Node> body, List<Node> otherwise) implements Node {}

    /** A template defined by name, with the dot set to a value. */
    record Call(String template, Optional<Pipeline> dot) implements Node {}

    /** Leaves the innermost range, or goes to its next element. */
    record Jump(boolean leaves) implements Node {}

    /**
     * Commands of which each takes the result of the one before as its last argument.
     *
     * @param variables what the result is given to
     * @param declares whether the variables are new
     */
    record Pipeline(List<String> variables, boolean declares, List<List<Operand>> commands) {}

    /** A word of a command. */
    sealed interface Operand {

        /** The dot. */
        record Dot() implements Operand {}

        /** A constant. */
        record Literal(@Nullable Object value) implements Operand {}

        /** A function. */
        record Function(String name) implements Operand {}

        /** A variable; the name of {@code $} itself is empty. */
        record Variable(String name) implements Operand {}

        /** A pipeline in parentheses. */
        record Nested(Pipeline pipeline) implements Operand {}

        /** A field of another operand. */
        record Field(Operand owner, String name) implements Operand {}
    }
}
