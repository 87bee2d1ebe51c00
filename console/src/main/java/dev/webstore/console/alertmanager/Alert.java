package dev.webstore.console.alertmanager;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An alert as Alertmanager knows it.
 *
 * @param labels its identity
 * @param annotations what to tell people
 * @param startsAt since when it fires
 * @param endsAt when it ended, or will be taken as ended unless it is heard of again
 * @param updatedAt when it was heard of last
 * @param generatorUrl where to see why it fires; may be empty
 */
public record Alert(
        SortedMap<String, String> labels,
        SortedMap<String, String> annotations,
        Instant startsAt,
        Instant endsAt,
        Instant updatedAt,
        String generatorUrl) {

    /** Takes copies. */
    public Alert {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
    }

    /** The label {@code alertname}. */
    public String name() {
        return labels.getOrDefault("alertname", "");
    }

    /** Whether it has ended. */
    public boolean isResolvedAt(Instant now) {
        return !endsAt.isAfter(now);
    }

    /** 16 hexadecimal digits that identify the labels. */
    public String fingerprint() {
        return fingerprint(labels);
    }

    /** Prometheus's fingerprint of labels: FNV-1a over sorted names and values, each closed by a byte 255. */
    static String fingerprint(SortedMap<String, String> labels) {
        long hash = 0xcbf29ce484222325L;
        for (Map.Entry<String, String> label : labels.entrySet()) {
            hash = add(add(hash, label.getKey()), label.getValue());
        }
        return "%016x".formatted(hash);
    }

    private static long add(long hash, String text) {
        long sum = hash;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            sum = step(sum, b & 0xff);
        }
        return step(sum, 0xff);
    }

    private static long step(long hash, int octet) {
        return (hash ^ octet) * 0x100000001b3L;
    }
}
