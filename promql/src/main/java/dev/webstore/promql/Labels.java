package dev.webstore.promql;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** The labels that identify a series, sorted by name; the metric's name is among them as {@code __name__}. */
public final class Labels implements Comparable<Labels> {

    /** The label that holds the name of the metric. */
    public static final String NAME = "__name__";

    /** No labels. */
    public static final Labels EMPTY = new Labels(new String[0]);

    /** Names and values in turn. */
    private final String[] pairs;

    private final int hash;

    private Labels(String[] pairs) {
        this.pairs = pairs;
        this.hash = Arrays.hashCode(pairs);
    }

    /** Labels by name; those with empty values are as good as absent and left out. */
    public static Labels of(Map<String, String> labels) {
        Map<String, String> sorted = new TreeMap<>(labels);
        List<String> pairs = new ArrayList<>(2 * sorted.size());
        sorted.forEach((name, value) -> {
            if (!value.isEmpty()) {
                pairs.add(name);
                pairs.add(value);
            }
        });
        return pairs.isEmpty() ? EMPTY : new Labels(pairs.toArray(String[]::new));
    }

    /** The value of a label, "" when absent. */
    public String get(String name) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i].equals(name)) {
                return pairs[i + 1];
            }
        }
        return "";
    }

    /** Whether there is such a label. */
    public boolean has(String name) {
        return !get(name).isEmpty();
    }

    /** The name of the metric, "" when absent. */
    public String name() {
        return get(NAME);
    }

    /** How many there are. */
    public int size() {
        return pairs.length / 2;
    }

    /** Shows each label, sorted by name. */
    public void forEach(BiConsumer<String, String> consumer) {
        for (int i = 0; i < pairs.length; i += 2) {
            consumer.accept(pairs[i], pairs[i + 1]);
        }
    }

    /** The labels as a map, sorted by name. */
    public SortedMap<String, String> asMap() {
        var map = new TreeMap<String, String>();
        forEach(map::put);
        return map;
    }

    /** These labels, with one more or one changed; an empty value takes it away. */
    public Labels with(String name, String value) {
        Map<String, String> map = asMap();
        map.put(name, value);
        return of(map);
    }

    /** These labels without the metric's name. */
    public Labels withoutName() {
        return has(NAME) ? keep(name -> !name.equals(NAME)) : this;
    }

    /** These labels without what describes the metric: its name, type and unit. */
    Labels withoutMetric() {
        return keep(name -> !name.equals(NAME) && !name.equals("__type__") && !name.equals("__unit__"));
    }

    /** All labels alike, the name as one of them, as in messages. */
    String inBraces() {
        var text = new StringBuilder("{");
        for (int i = 0; i < pairs.length; i += 2) {
            text.append(i == 0 ? "" : ", ")
                    .append(Lexer.isLabelName(pairs[i]) ? pairs[i] : Lexer.quote(pairs[i]))
                    .append('=')
                    .append(Lexer.quote(pairs[i + 1]));
        }
        return text.append('}').toString();
    }

    /** Where between 0 and 1 these labels are: as Prometheus has it, so that both choose the same series. */
    double place() {
        var bytes = new ByteArrayOutputStream();
        for (String part : pairs) {
            byte[] encoded = part.getBytes(StandardCharsets.UTF_8);
            if (encoded.length < 255) {
                bytes.write(encoded.length);
            } else {
                bytes.write(255);
                bytes.write(encoded.length);
                bytes.write(encoded.length >> 8);
                bytes.write(encoded.length >> 16);
            }
            bytes.writeBytes(encoded);
        }
        // Unsigned; the last bit goes.
        return Math.scalb((double) (XxHash64.of(bytes.toByteArray()) >>> 1), -63);
    }

    /** Only these labels. */
    public Labels only(Collection<String> names) {
        return keep(names::contains);
    }

    /** All but these labels. */
    public Labels without(Collection<String> names) {
        return keep(name -> !names.contains(name));
    }

    private Labels keep(Predicate<String> wanted) {
        List<String> kept = new ArrayList<>(pairs.length);
        for (int i = 0; i < pairs.length; i += 2) {
            if (wanted.test(pairs[i])) {
                kept.add(pairs[i]);
                kept.add(pairs[i + 1]);
            }
        }
        return kept.size() == pairs.length ? this : new Labels(kept.toArray(String[]::new));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Labels labels && hash == labels.hash && Arrays.equals(pairs, labels.pairs);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public int compareTo(Labels other) {
        return Arrays.compare(pairs, other.pairs);
    }

    /** As Prometheus writes them: {@code name{label="value"}}. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        String name = name();
        boolean plain = Lexer.isMetricName(name);
        if (plain) {
            text.append(name);
        }
        boolean first = true;
        for (int i = 0; i < pairs.length; i += 2) {
            if (plain && pairs[i].equals(NAME)) {
                continue;
            }
            text.append(first ? "{" : ", ");
            first = false;
            text.append(Lexer.isLabelName(pairs[i]) ? pairs[i] : Lexer.quote(pairs[i]))
                    .append('=')
                    .append(Lexer.quote(pairs[i + 1]));
        }
        if (!first) {
            text.append('}');
        }
        return text.isEmpty() ? "{}" : text.toString();
    }
}
