package dev.webstore.acceptance.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names in an expression of PromQL. Not its meaning: promtool checks that it has one.
 *
 * @param series the series it selects, with the labels it selects them by
 * @param grouping the labels it groups or matches by
 */
record Expression(Map<String, Set<String>> series, Set<String> grouping) {

    private static final Pattern COMMENT_OR_TEXT = Pattern.compile("#[^\n]*|\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
    private static final Pattern DURATION = Pattern.compile("\\[[^]]*]|\\boffset\\s+\\w+");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w:])\\d[\\w.]*");
    private static final Pattern SELECTOR =
            Pattern.compile("(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(?:(?<call>\\()|\\{(?<matchers>[^}]*)})?");
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "by", "without", "on", "ignoring");

    static Expression of(String text) {
        String bare = COMMENT_OR_TEXT.matcher(text).replaceAll("");
        var grouping = new TreeSet<String>();
        Matcher groups = GROUPING.matcher(bare);
        while (groups.find()) {
            grouping.addAll(labels(groups.group(1)));
        }
        String plain = NUMBER.matcher(DURATION.matcher(groups.replaceAll("")).replaceAll(""))
                .replaceAll("");
        var series = new HashMap<String, Set<String>>();
        Matcher selectors = SELECTOR.matcher(plain);
        while (selectors.find()) {
            String name = selectors.group("name");
            if (selectors.group("call") == null && !WORDS.contains(name)) {
                String matchers = selectors.group("matchers");
                series.computeIfAbsent(name, selected -> new TreeSet<>())
                        .addAll(matchers == null ? Set.of() : labels(matchers));
            }
        }
        return new Expression(series, grouping);
    }

    private static Set<String> labels(String text) {
        var labels = new HashSet<String>();
        Matcher names = LABEL.matcher(text);
        while (names.find()) {
            labels.add(names.group());
        }
        return labels;
    }
}
