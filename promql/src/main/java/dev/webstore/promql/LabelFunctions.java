package dev.webstore.promql;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Functions that change labels. */
final class LabelFunctions {

    private LabelFunctions() {}

    /** {@code label_replace}: destination, replacement, source, regular expression. */
    static List<Row> replace(List<Row> rows, List<String> texts) {
        String destination = texts.get(0);
        String replacement = texts.get(1);
        String source = texts.get(2);
        Pattern pattern;
        try {
            pattern = Pattern.compile(texts.get(3), Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new EvaluationException("invalid regular expression in label_replace(): " + texts.get(3));
        }
        if (!Lexer.canBeLabel(destination)) {
            throw new EvaluationException("invalid destination label name in label_replace(): " + destination);
        }
        List<Row> changed = new ArrayList<>();
        for (Row row : rows) {
            Matcher matcher = pattern.matcher(row.labels().get(source));
            changed.add(matcher.matches() ? row.with(destination, expand(replacement, matcher)) : row);
        }
        return changed;
    }

    /** Go's {@code Expand}: {@code $1}, {@code $name}, {@code ${name}} and {@code $$}; unknown groups are empty. */
    private static String expand(String template, Matcher matcher) {
        var text = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            char c = template.charAt(at++);
            if (c != '$' || at == template.length()) {
                text.append(c);
                continue;
            }
            if (template.charAt(at) == '$') {
                text.append('$');
                at++;
                continue;
            }
            boolean braces = template.charAt(at) == '{';
            int start = braces ? at + 1 : at;
            int end = start;
            while (end < template.length() && isPartOfName(template.charAt(end))) {
                end++;
            }
            boolean closed = !braces || (end < template.length() && template.charAt(end) == '}');
            if (end == start || !closed) {
                text.append('$');
                continue;
            }
            text.append(group(matcher, template.substring(start, end)));
            at = braces ? end + 1 : end;
        }
        return text.toString();
    }

    private static boolean isPartOfName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    private static String group(Matcher matcher, String name) {
        String found;
        if (name.chars().allMatch(Character::isDigit)) {
            int number = name.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(name);
            found = number <= matcher.groupCount() ? matcher.group(number) : "";
        } else {
            try {
                found = matcher.group(name);
            } catch (IllegalArgumentException e) {
                found = "";
            }
        }
        return found == null ? "" : found;
    }

    /** {@code label_join}: destination, separator, sources. */
    static List<Row> join(List<Row> rows, List<String> texts) {
        String destination = texts.get(0);
        String separator = texts.get(1);
        if (!Lexer.canBeLabel(destination)) {
            throw new EvaluationException("invalid destination label name in label_join(): " + destination);
        }
        List<String> sources = texts.subList(2, texts.size());
        return rows.stream()
                .map(row -> row.with(
                        destination, sources.stream().map(row.labels()::get).collect(Collectors.joining(separator))))
                .toList();
    }
}
