package dev.webstore.console.alertmanager;

import dev.webstore.console.alertmanager.Matcher.Operator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Conditions that must all hold. */
public record Matchers(List<Matcher> all) {

    /** Takes a copy, sorted, so that equal conditions are equal. */
    public Matchers {
        all = all.stream().sorted(Comparator.comparing(Matcher::toString)).toList();
    }

    /** Whether these labels fulfil all conditions. */
    public boolean match(Map<String, String> labels) {
        return all.stream().allMatch(matcher -> matcher.matches(labels));
    }

    /**
     * The conditions of texts such as {@code severity="critical"} or <code>{team=~"a|b", slo!=""}</code>.
     *
     * @throws IllegalArgumentException when one is not written so
     */
    public static Matchers parse(List<String> texts) {
        return new Matchers(texts.stream().flatMap(Matchers::parse).toList());
    }

    /** These conditions and those. */
    public Matchers and(Matchers others) {
        return new Matchers(Stream.concat(all.stream(), others.all.stream()).toList());
    }

    private static Stream<Matcher> parse(String text) {
        String inside = text.strip();
        if (inside.startsWith("{")) {
            if (!inside.endsWith("}")) {
                throw new IllegalArgumentException("missing } in " + text);
            }
            inside = inside.substring(1, inside.length() - 1);
        }
        return new Reader(inside).all().stream();
    }

    /** As Alertmanager writes them, such as <code>{severity="critical",team="payments"}</code>. */
    @Override
    public String toString() {
        return all.stream().map(Matcher::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static final class Reader {

        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        List<Matcher> all() {
            var matchers = new ArrayList<Matcher>();
            skipSpace();
            while (at < text.length()) {
                matchers.add(new Matcher(name(), operator(), value()));
                skipSpace();
                if (at < text.length() && text.charAt(at++) != ',') {
                    throw bad();
                }
                skipSpace();
            }
            return matchers;
        }

        private String name() {
            if (text.charAt(at) == '"') {
                return quoted();
            }
            int start = at;
            while (at < text.length() && isPartOfName(text.charAt(at))) {
                at++;
            }
            return text.substring(start, at);
        }

        private static boolean isPartOfName(char c) {
            return Character.isLetterOrDigit(c) || c == '_' || c == ':';
        }

        private Operator operator() {
            skipSpace();
            for (Operator operator :
                    List.of(Operator.MATCHES, Operator.DOES_NOT_MATCH, Operator.NOT_EQUAL, Operator.EQUAL)) {
                if (text.startsWith(operator.toString(), at)) {
                    at += operator.toString().length();
                    return operator;
                }
            }
            throw bad();
        }

        private String value() {
            skipSpace();
            if (at < text.length() && text.charAt(at) == '"') {
                return quoted();
            }
            int start = at;
            while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '"') {
                at++;
            }
            return text.substring(start, at).strip();
        }

        private String quoted() {
            var value = new StringBuilder();
            at++;
            while (at < text.length() && text.charAt(at) != '"') {
                char c = text.charAt(at++);
                boolean escapes = c == '\\' && at < text.length();
                if (!escapes) {
                    value.append(c);
                    continue;
                }
                char escaped = text.charAt(at++);
                switch (escaped) {
                    case 'n' -> value.append('\n');
                    case '"', '\\' -> value.append(escaped);
                    default -> value.append('\\').append(escaped);
                }
            }
            if (at >= text.length()) {
                throw bad();
            }
            at++;
            return value.toString();
        }

        private void skipSpace() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        private IllegalArgumentException bad() {
            return new IllegalArgumentException("bad matcher format: " + text);
        }
    }
}
