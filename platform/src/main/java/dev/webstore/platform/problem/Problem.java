package dev.webstore.platform.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A problem document as of RFC 9457.
 *
 * @param type a URI reference that names the kind of problem, such as {@code /problems/cart-empty}
 * @param title the kind of problem in words, always the same for one type
 * @param status the HTTP status code, from 400 to 599
 * @param detail what is wrong this time, for a person
 * @param errors the fields that are wrong, if any
 * @param traceId the trace in which it happened, 32 hex digits, if one was recorded
 * @param extensions further members by their snake_case names, such as {@code order_id}
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        List<FieldError> errors,
        @Nullable String traceId,
        @JsonAnyGetter Map<String, String> extensions) {

    /** The media type of problem documents. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * What is wrong with one field of the input.
     *
     * @param field its name as the client wrote it, such as {@code quantity} or {@code items[2].price}
     * @param detail what is wrong with it
     */
    public record FieldError(String field, String detail) {}

    /** A problem of the kind {@code title}. */
    public static Problem of(int status, String title, String detail) {
        return of(status, title, detail, List.of());
    }

    /** A problem of the kind {@code title} with the fields it is about. */
    public static Problem of(int status, String title, String detail, List<FieldError> errors) {
        String slug = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return new Problem("/problems/" + slug, title, status, detail, List.copyOf(errors), null, Map.of());
    }

    /** A problem with a single field. */
    public static Problem ofField(int status, String title, String field, String detail) {
        return of(status, title, field + " " + detail, List.of(new FieldError(field, detail)));
    }

    /** This problem, said to have happened in that trace. */
    public Problem inTrace(@Nullable String id) {
        return new Problem(type, title, status, detail, errors, id, extensions);
    }

    /** This problem with one more member. */
    public Problem with(String name, String value) {
        var more = new TreeMap<>(extensions);
        more.put(name, value);
        return new Problem(type, title, status, detail, errors, traceId, more);
    }
}
