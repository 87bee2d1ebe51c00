package dev.webstore.platform.json;

import dev.webstore.platform.money.Money;
import dev.webstore.platform.problem.Problem.FieldError;
import dev.webstore.platform.problem.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of a JSON object that somebody sent us, and says precisely which are wrong.
 *
 * <p>A getter that finds something wrong notes it and returns a harmless placeholder, so that one answer can name all
 * wrong fields: call {@link #check()} before using any value.
 */
public final class Fields {

    private static final BigDecimal MAX_MONEY = new BigDecimal("1000000000");

    private final JsonNode object;
    private final String prefix;
    private final List<FieldError> errors;

    private Fields(JsonNode object, String prefix, List<FieldError> errors) {
        this.object = object;
        this.prefix = prefix;
        this.errors = errors;
    }

    /**
     * The fields of a JSON object.
     *
     * @throws ProblemException 400 when {@code body} is not a JSON object
     */
    public static Fields parse(byte[] body) {
        JsonNode node;
        try {
            node = Json.tree(body);
        } catch (JacksonException e) {
            throw ProblemException.invalid("body", "is not valid JSON" + whereOf(e));
        }
        if (!node.isObject()) {
            throw ProblemException.invalid("body", "must be a JSON object");
        }
        return new Fields(node, "", new ArrayList<>());
    }

    /** A required text of {@code min} to {@code max} characters, none of them a control character. */
    public String text(String name, int min, int max) {
        return required(name, optionalText(name, min, max), "");
    }

    /** A text of {@code min} to {@code max} characters, none of them a control character, or nothing. */
    public Optional<String> optionalText(String name, int min, int max) {
        return value(name).flatMap(node -> {
            if (!node.isString()) {
                return wrong(name, "must be a text");
            }
            String text = node.stringValue();
            if (text.length() < min || text.length() > max) {
                return wrong(name, "must have %d to %d characters".formatted(min, max));
            }
            if (!PlainText.is(text)) {
                return wrong(name, PlainText.DEMAND);
            }
            return Optional.of(text);
        });
    }

    /** A required whole number from {@code min} to {@code max}. */
    public long integer(String name, long min, long max) {
        return required(name, optionalInteger(name, min, max), min);
    }

    /** A whole number from {@code min} to {@code max}, or nothing. */
    public Optional<Long> optionalInteger(String name, long min, long max) {
        return value(name).flatMap(node -> {
            if (!node.isIntegralNumber()) {
                return wrong(name, "must be a whole number");
            }
            if (!node.canConvertToLong() || node.longValue() < min || node.longValue() > max) {
                return wrong(name, "must be from %d to %d".formatted(min, max));
            }
            return Optional.of(node.longValue());
        });
    }

    /** A number from {@code min} to {@code max}, or nothing. */
    public Optional<Double> optionalNumber(String name, double min, double max) {
        return value(name).flatMap(node -> {
            if (!node.isNumber()) {
                return wrong(name, "must be a number");
            }
            BigDecimal number = node.decimalValue();
            if (number.compareTo(BigDecimal.valueOf(min)) < 0 || number.compareTo(BigDecimal.valueOf(max)) > 0) {
                return wrong(name, "must be from %s to %s".formatted(min, max));
            }
            return Optional.of(number.doubleValue());
        });
    }

    /** A list of up to {@code size} whole numbers, each from {@code min} to {@code max}, or nothing. */
    public Optional<List<Integer>> optionalIntegers(String name, int size, int min, int max) {
        return value(name).flatMap(node -> {
            boolean fits = node.isArray()
                    && node.size() <= size
                    && node.valueStream()
                            .allMatch(element ->
                                    element.isInt() && element.intValue() >= min && element.intValue() <= max);
            return fits
                    ? Optional.of(node.valueStream().map(JsonNode::intValue).toList())
                    : wrong(name, "must be a list of up to %d whole numbers from %d to %d".formatted(size, min, max));
        });
    }

    /** A list of up to {@code size} texts of {@code min} to {@code max} characters, none a control character, or nothing. */
    public Optional<List<String>> optionalTexts(String name, int size, int min, int max) {
        return value(name).flatMap(node -> {
            boolean fits = node.isArray()
                    && node.size() <= size
                    && node.valueStream()
                            .allMatch(element -> element.isString()
                                    && element.stringValue().length() >= min
                                    && element.stringValue().length() <= max
                                    && PlainText.is(element.stringValue()));
            return fits
                    ? Optional.of(node.valueStream().map(JsonNode::stringValue).toList())
                    : wrong(name, "must be a list of up to %d texts of %d to %d characters".formatted(size, min, max));
        });
    }

    /** A required point in time, written as {@code 2026-01-31T12:00:00Z}. */
    public Instant instant(String name) {
        return required(name, optionalInstant(name), Instant.EPOCH);
    }

    /** A point in time, written as {@code 2026-01-31T12:00:00Z}, or nothing. */
    public Optional<Instant> optionalInstant(String name) {
        return value(name).flatMap(node -> {
            try {
                return Optional.of(Instant.parse(node.isString() ? node.stringValue() : ""));
            } catch (DateTimeParseException e) {
                return wrong(name, "must be a time such as 2026-01-31T12:00:00Z");
            }
        });
    }

    /** Notes every field that is not one of {@code names}: for settings, where a misspelt one must not pass unseen. */
    public void only(Collection<String> names) {
        object.propertyNames().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> reject(name, "is not known here"));
    }

    /** A required amount of money, zero or more, with at most two decimals. */
    public Money money(String name) {
        return required(name, optionalMoney(name), Money.ZERO);
    }

    /** An amount of money, zero or more, with at most two decimals, or nothing. */
    public Optional<Money> optionalMoney(String name) {
        return value(name).flatMap(node -> {
            if (!node.isNumber()) {
                return wrong(name, "must be a number");
            }
            BigDecimal amount = node.decimalValue();
            if (amount.signum() < 0 || amount.compareTo(MAX_MONEY) > 0) {
                return wrong(name, "must be from 0.00 to " + MAX_MONEY.toPlainString() + ".00");
            }
            if (amount.stripTrailingZeros().scale() > 2) {
                return wrong(name, "must have at most two decimals");
            }
            return Optional.of(Money.of(amount));
        });
    }

    /** A switch, or nothing. */
    public Optional<Boolean> optionalFlag(String name) {
        return value(name)
                .flatMap(node -> node.isBoolean()
                        ? Optional.of(node.booleanValue())
                        : this.<Boolean>wrong(name, "must be true or false"));
    }

    /** A required constant of an enum, written as {@link Object#toString()} gives it. */
    public <E extends Enum<E>> E oneOf(String name, Class<E> type) {
        return required(name, optionalOneOf(name, type), type.getEnumConstants()[0]);
    }

    /** A constant of an enum, written as {@link Object#toString()} gives it, or nothing. */
    public <E extends Enum<E>> Optional<E> optionalOneOf(String name, Class<E> type) {
        return value(name).flatMap(node -> {
            Optional<E> constant = node.isString() ? constant(type, node.stringValue()) : Optional.empty();
            return constant.isPresent() ? constant : wrong(name, "must be one of " + choices(type));
        });
    }

    /** A nested object read by {@code reader}, or nothing. */
    public <T> Optional<T> optionalObject(String name, Function<Fields, T> reader) {
        return value(name).flatMap(node -> {
            if (!node.isObject()) {
                return wrong(name, "must be an object");
            }
            return Optional.of(reader.apply(new Fields(node, prefix + name + ".", errors)));
        });
    }

    /** A required list of {@code min} to {@code max} objects, each read by {@code reader}. */
    public <T> List<T> list(String name, int min, int max, Function<Fields, T> reader) {
        return required(
                name,
                value(name).flatMap(node -> {
                    if (!node.isArray() || node.size() < min || node.size() > max) {
                        return wrong(name, "must be a list of %d to %d objects".formatted(min, max));
                    }
                    var items = new ArrayList<T>();
                    for (int i = 0; i < node.size(); i++) {
                        String path = "%s%s[%d]".formatted(prefix, name, i);
                        if (node.get(i).isObject()) {
                            items.add(reader.apply(new Fields(node.get(i), path + ".", errors)));
                        } else {
                            errors.add(new FieldError(path, "must be an object"));
                        }
                    }
                    return Optional.of(List.copyOf(items));
                }),
                List.of());
    }

    /** Notes that a field is wrong for a reason of the caller's own. */
    public void reject(String name, String detail) {
        errors.add(new FieldError(prefix + name, detail));
    }

    /**
     * Ends reading.
     *
     * @throws ProblemException 400 naming every field that was wrong
     */
    public void check() {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(List.copyOf(errors));
        }
    }

    /** The constant that {@link Object#toString()} writes as {@code text}. */
    public static <E extends Enum<E>> Optional<E> constant(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equals(text))
                .findFirst();
    }

    /** All constants as a client writes them, for an error message. */
    public static <E extends Enum<E>> String choices(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
    }

    private Optional<JsonNode> value(String name) {
        return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
    }

    private <T> T required(String name, Optional<T> value, T placeholder) {
        if (value.isEmpty() && value(name).isEmpty()) {
            reject(name, "is missing");
        }
        return value.orElse(placeholder);
    }

    private <T> Optional<T> wrong(String name, String detail) {
        reject(name, detail);
        return Optional.empty();
    }

    /** The place only: the parser's own words name classes of ours. */
    private static String whereOf(JacksonException e) {
        TokenStreamLocation where = e.getLocation();
        return where == null ? "" : " at line %d, column %d".formatted(where.getLineNr(), where.getColumnNr());
    }
}
