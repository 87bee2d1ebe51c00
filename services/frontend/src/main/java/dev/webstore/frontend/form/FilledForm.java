package dev.webstore.frontend.form;

import dev.webstore.platform.problem.Problem.FieldError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A form as a page shows it: what stands in its fields, and what was wrong about them.
 *
 * @param values what stands in the fields
 * @param problem why it was refused; empty when it was not
 * @param errors which fields are wrong, in the words of the service that refused them
 */
public record FilledForm(Map<String, List<String>> values, String problem, List<FieldError> errors) {

    /** Keeps one error for each field, the first: once that is mended, the next may be gone too. */
    public FilledForm {
        errors = List.copyOf(errors.stream()
                .collect(Collectors.toMap(
                        FieldError::field, Function.identity(), (first, second) -> first, LinkedHashMap::new))
                .values());
    }

    /** A form with these single values that nobody has refused. */
    public static FilledForm of(Map<String, String> values) {
        return new FilledForm(
                values.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))),
                "",
                List.of());
    }

    /** A form with nothing in it. */
    public static FilledForm empty() {
        return of(Map.of());
    }

    /** What stands in a field, or empty. */
    public String value(String field) {
        List<String> all = values.getOrDefault(field, List.of());
        return all.isEmpty() ? "" : all.getFirst();
    }

    /** Whether a box of that value is ticked, or that choice taken. */
    public boolean has(String field, String value) {
        return values.getOrDefault(field, List.of()).contains(value);
    }

    /** Whether it was refused. */
    public boolean isRefused() {
        return !problem.isEmpty();
    }

    /** What is wrong about a field, or null. */
    public @Nullable String error(String field) {
        return errors.stream()
                .filter(error -> error.field().equals(field))
                .map(FieldError::detail)
                .findFirst()
                .orElse(null);
    }
}
