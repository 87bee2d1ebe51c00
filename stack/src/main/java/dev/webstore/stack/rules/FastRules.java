package dev.webstore.stack.rules;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rule files of Prometheus in which time passes faster: every window, resolution, offset, interval and {@code for} is
 * divided by the same number, so that an alert that takes an hour can be watched in a minute. A group that leaves its
 * interval to Prometheus gets one. Thresholds, labels and texts stay, and so do comments.
 *
 * @param factor how many times faster, at least 1
 * @param shortestWindow no window or offset becomes shorter, unless it was: a rate needs two samples; at least 1 ms
 */
public record FastRules(int factor, Duration shortestWindow) {

    /** Prometheus evaluates a group not more often than this here. */
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

    /** {@code evaluation_interval} of prometheus.yml, and of the console. */
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(15);

    private static final String DURATION = "(\\d[\\dywdhms]*)";
    private static final Pattern FOR = Pattern.compile("(?m)^(\\s*(?:- )?(?:for|keep_firing_for):\\s+)" + DURATION);
    private static final Pattern INTERVAL = Pattern.compile("(?m)^(\\s*(?:- )?interval:\\s+)" + DURATION);
    /** The head of a group from its name to its rules, when there is no interval between them. */
    private static final Pattern HEAD_WITHOUT_INTERVAL =
            Pattern.compile("(?m)^( *)- name:.*\\n(?:\\1  (?!interval:|rules:).*\\n)*(?=\\1  rules:)");

    private static final Pattern RESOLUTION = Pattern.compile("(\\[[\\dywdhms]+:)" + DURATION + "(?=])");
    private static final Pattern WINDOW = Pattern.compile("(\\[)" + DURATION + "(?=[:\\]])");
    private static final Pattern OFFSET = Pattern.compile("(\\boffset\\s+-?)" + DURATION);

    /** Checks the numbers. */
    public FastRules {
        if (factor < 1) {
            throw new IllegalArgumentException("factor must be at least 1: " + factor);
        }
        if (shortestWindow.toMillis() < 1) {
            throw new IllegalArgumentException("shortestWindow must be at least 1 ms: " + shortestWindow);
        }
    }

    /** The text of a rule file in fast motion. */
    public String of(String rules) {
        String text = HEAD_WITHOUT_INTERVAL
                .matcher(rules)
                .replaceAll(head -> Matcher.quoteReplacement("%s%s  interval: %s\n"
                        .formatted(head.group(), head.group(1), PrometheusDurations.format(USUAL_INTERVAL))));
        text = replace(FOR, text, this::divided);
        text = replace(INTERVAL, text, interval -> atLeast(SHORTEST_INTERVAL, interval));
        text = replace(RESOLUTION, text, resolution -> atLeast(SHORTEST_INTERVAL, resolution));
        text = replace(OFFSET, text, offset -> atLeast(shortestWindow, offset));
        return replace(WINDOW, text, window -> atLeast(shortestWindow, window));
    }

    /**
     * Writes all rule files of a folder to another one in fast motion.
     *
     * @param target is made when it does not exist
     */
    public void write(Path source, Path target) throws IOException {
        Files.createDirectories(target);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(source, "*.yml")) {
            for (Path file : files) {
                Files.writeString(target.resolve(file.getFileName()), of(Files.readString(file)));
            }
        }
    }

    private Duration divided(Duration duration) {
        return duration.dividedBy(factor);
    }

    /** Divided, but not below {@code least}; what was below that already stays as it is. */
    private Duration atLeast(Duration least, Duration duration) {
        Duration divided = divided(duration);
        if (divided.compareTo(least) >= 0) {
            return divided;
        }
        return duration.compareTo(least) < 0 ? duration : least;
    }

    private static String replace(Pattern place, String text, Function<Duration, Duration> change) {
        return place.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) + PrometheusDurations.format(change.apply(duration(found)))));
    }

    private static Duration duration(MatchResult found) {
        return PrometheusDurations.parse(found.group(2));
    }
}
