package dev.webstore.frontend.form;

import dev.webstore.platform.http.Requests;
import dev.webstore.platform.json.Fields;
import dev.webstore.platform.json.PlainText;
import dev.webstore.platform.problem.Problem;
import dev.webstore.platform.problem.ProblemException;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.webserver.http.ServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The fields of a submitted HTML form ({@code application/x-www-form-urlencoded}).
 *
 * <p>Only control characters are refused here. Whether a value makes sense is for the service that owns it to say; its
 * answer is shown beside the field.
 */
public final class Form {

    private final Map<String, List<String>> values;

    private Form(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads the body.
     *
     * @throws ProblemException 415 when it is not a form, 413 when it is too large, 400 when it is malformed
     */
    public static Form of(ServerRequest request) {
        boolean isForm = request.headers()
                .contentType()
                .filter(type -> type.mediaType().equals(MediaTypes.APPLICATION_FORM_URLENCODED))
                .isPresent();
        if (!isForm) {
            throw new ProblemException(
                    Problem.ofField(415, "Unsupported media type", "Content-Type", "must be that of an HTML form"));
        }
        return parse(new String(Requests.body(request), StandardCharsets.UTF_8));
    }

    static Form parse(String body) {
        var values = new LinkedHashMap<String, List<String>>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String name = decode(pair.substring(0, equals));
                String value = decode(pair.substring(equals + 1));
                if (!PlainText.is(name) || !PlainText.is(value)) {
                    throw ProblemException.invalid("form", PlainText.DEMAND);
                }
                values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            }
        }
        return new Form(values);
    }

    /** The field without surrounding blanks, or empty. */
    public String text(String name) {
        return verbatim(name).strip();
    }

    /** The field exactly as it was typed, or empty: for passwords. */
    public String verbatim(String name) {
        return all(name).isEmpty() ? "" : all(name).getFirst();
    }

    /** The field as often as it was given: for groups of check boxes. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The form as it was filled in, to be shown again with what was wrong about it. */
    public FilledForm refused(Problem problem) {
        return new FilledForm(
                values.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue()))),
                problem.detail(),
                problem.errors());
    }

    /**
     * A whole number.
     *
     * @throws ProblemException 400 when it is not one from {@code min} to {@code max}
     */
    public int integer(String name, int min, int max) {
        try {
            int number = Integer.parseInt(text(name));
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, with the accepted range.
        }
        throw ProblemException.invalid(name, "must be a whole number from %d to %d".formatted(min, max));
    }

    /**
     * One of the choices of a list.
     *
     * @throws ProblemException 400 when it is none of them
     */
    public <E extends Enum<E>> E oneOf(String name, Class<E> type) {
        return Fields.constant(type, text(name))
                .orElseThrow(() -> ProblemException.invalid(name, "must be one of " + Fields.choices(type)));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("body", "is not a well-formed form");
        }
    }
}
