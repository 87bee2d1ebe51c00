package dev.webstore.platform.configuration;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The settings of a process by their environment names, such as {@code DATABASE_URL}.
 *
 * <p>Immutable. Every reader states its own default, so a setting's meaning stands where it is used.
 */
public final class Configuration {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private final Map<String, String> values;

    private Configuration(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** Settings from the process environment. */
    public static Configuration fromEnvironment() {
        return new Configuration(System.getenv());
    }

    /** Exactly these settings and no others. */
    public static Configuration of(Map<String, String> values) {
        return new Configuration(values);
    }

    /** A copy in which {@code overrides} win. */
    public Configuration with(Map<String, String> overrides) {
        var merged = new TreeMap<>(values);
        merged.putAll(overrides);
        return new Configuration(merged);
    }

    /** The setting, if present and not blank. */
    public Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The setting, or {@code fallback} when absent or blank. */
    public String text(String key, String fallback) {
        return text(key).orElse(fallback);
    }

    /**
     * A whole number.
     *
     * @throws ConfigurationException when it is not a whole number from {@code min} to {@code max}
     */
    public int integer(String key, int fallback, int min, int max) {
        return text(key)
                .map(value -> {
                    try {
                        int number = Integer.parseInt(value);
                        if (number >= min && number <= max) {
                            return number;
                        }
                    } catch (NumberFormatException e) {
                        // Said below, with the accepted range.
                    }
                    throw new ConfigurationException(key, value, "a whole number from %d to %d".formatted(min, max));
                })
                .orElse(fallback);
    }

    /**
     * A switch.
     *
     * @throws ConfigurationException when it is neither {@code true} nor {@code false}
     */
    public boolean flag(String key, boolean fallback) {
        return text(key)
                .map(value -> switch (value.toLowerCase(Locale.ROOT)) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new ConfigurationException(key, value, "true or false");
                })
                .orElse(fallback);
    }

    /**
     * A length of time such as {@code 250ms}, {@code 30s}, {@code 5m}, {@code 12h} or {@code 7d}.
     *
     * @throws ConfigurationException when it is written in any other way
     */
    public Duration duration(String key, Duration fallback) {
        return text(key)
                .map(value -> {
                    Matcher matcher = DURATION.matcher(value);
                    if (!matcher.matches()) {
                        throw new ConfigurationException(key, value, "a duration such as 250ms, 30s, 5m, 12h or 7d");
                    }
                    long amount = Long.parseLong(matcher.group(1));
                    return switch (matcher.group(2)) {
                        case "ms" -> Duration.ofMillis(amount);
                        case "s" -> Duration.ofSeconds(amount);
                        case "m" -> Duration.ofMinutes(amount);
                        case "h" -> Duration.ofHours(amount);
                        default -> Duration.ofDays(amount);
                    };
                })
                .orElse(fallback);
    }

    /**
     * An absolute URI.
     *
     * @throws ConfigurationException when it does not parse or has no scheme
     */
    public URI uri(String key, String fallback) {
        String value = text(key, fallback);
        try {
            URI uri = new URI(value);
            if (uri.isAbsolute()) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new ConfigurationException(key, value, "an absolute URL");
    }

    /** All settings whose names start with {@code prefix}. */
    public Map<String, String> startingWith(String prefix) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether this is a production installation ({@code WEBSTORE_ENV=production}): no demo sign-ins there. */
    public boolean production() {
        return environment().equals("production");
    }

    /** The name of the deployment environment, {@code development} unless {@code WEBSTORE_ENV} says otherwise. */
    public String environment() {
        return text("WEBSTORE_ENV", "development");
    }
}
