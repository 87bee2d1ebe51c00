package dev.webstore.console.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person types to search logs: words, {@code "several words"} and {@code field=value}, in any order.
 *
 * @param terms words, and the insides of quotes
 * @param fields values of fields by name
 */
public record LogTerms(List<String> terms, Map<String, String> fields) {

    private static final Pattern TOKEN = Pattern.compile("(?:([\\w.:-]+)=)?(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+))");

    /** Reads any text. */
    public static LogTerms parse(String text) {
        List<String> terms = new ArrayList<>();
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            String value = matcher.group(2) == null
                    ? matcher.group(3)
                    : matcher.group(2).replaceAll("\\\\(.)", "$1");
            if (matcher.group(1) == null) {
                terms.add(value);
            } else {
                fields.put(matcher.group(1), value);
            }
        }
        return new LogTerms(terms, fields);
    }
}
