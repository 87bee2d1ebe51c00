package dev.webstore.promql.testlanguage;

import dev.webstore.promql.Answer;
import dev.webstore.promql.Engine;
import dev.webstore.promql.Labels;
import dev.webstore.promql.Limits;
import dev.webstore.promql.PromQlException;
import dev.webstore.promql.Series;
import dev.webstore.promql.Settings;
import dev.webstore.promql.Value;
import dev.webstore.promql.histogram.Histogram;
import dev.webstore.promql.testlanguage.Script.Clear;
import dev.webstore.promql.testlanguage.Script.Command;
import dev.webstore.promql.testlanguage.Script.Eval;
import dev.webstore.promql.testlanguage.Script.Expectation;
import dev.webstore.promql.testlanguage.Script.Load;
import dev.webstore.promql.testlanguage.Script.Points;
import dev.webstore.promql.testlanguage.Script.Unsupported;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs a script against the engine. */
public final class ScriptRun {

    /** Those of Prometheus's own runner. */
    private static final Settings SETTINGS = new Settings(Settings.USUAL.lookback(), Limits.USUAL, true);

    /**
     * What came of an evaluation.
     *
     * @param line where it stands in its file
     * @param query what was evaluated
     * @param problem what is not as it should be; empty when all is
     */
    public record Outcome(int line, String query, Optional<String> problem) {}

    private final Loaded loaded = new Loaded();
    private final Engine engine = new Engine(loaded, SETTINGS);
    private final List<Outcome> outcomes = new ArrayList<>();

    private ScriptRun() {}

    /**
     * Runs a script.
     *
     * @param file its name, for messages
     * @return what came of each evaluation
     * @throws ScriptException when it is no script
     */
    public static List<Outcome> run(String file, String text) {
        var run = new ScriptRun();
        for (Command command : ScriptReader.read(file, text).commands()) {
            run.run(command);
        }
        return run.outcomes;
    }

    private void run(Command command) {
        switch (command) {
            case Load load -> loaded.add(load);
            case Clear _ -> loaded.clear();
            case Unsupported(int line, String what) ->
                outcomes.add(new Outcome(line, what, Optional.of("not supported: " + what)));
            case Eval eval -> outcomes.add(new Outcome(eval.line(), eval.query(), problem(eval)));
        }
    }

    private Optional<String> problem(Eval eval) {
        List<Expectation> failures = expectations(eval, "fail");
        Answer answer;
        try {
            answer = eval.isInstant()
                    ? engine.instant(eval.query(), eval.start())
                    : engine.range(eval.query(), eval.start(), eval.end(), eval.step());
        } catch (PromQlException | IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            if (failures.isEmpty()) {
                return Optional.of("fails: " + message);
            }
            return failures.stream()
                    .filter(expected -> !fits(expected, message))
                    .map(expected -> "fails with \"%s\", not with \"%s\"".formatted(message, expected.text()))
                    .findFirst();
        }
        if (!failures.isEmpty()) {
            return Optional.of("should fail, and gives " + text(answer.value()));
        }
        return annotations(eval, "warn", answer.warnings())
                .or(() -> annotations(eval, "info", answer.infos()))
                .or(() -> values(eval, answer.value()));
    }

    private static List<Expectation> expectations(Eval eval, String kind) {
        return eval.expectations().stream()
                .filter(expectation -> expectation.kind().equals(kind))
                .toList();
    }

    private static boolean fits(Expectation expected, String message) {
        return switch (expected.match()) {
            case "msg" -> message.equals(expected.text());
            case "regex" -> Pattern.compile(expected.text()).matcher(message).find();
            default -> true;
        };
    }

    private static Optional<String> annotations(Eval eval, String kind, List<String> found) {
        List<Expectation> expected = expectations(eval, kind);
        if (!expectations(eval, "no_" + kind).isEmpty() && !found.isEmpty()) {
            return Optional.of("should give no %s, and gives %s".formatted(kind, found));
        }
        for (Expectation expectation : expected) {
            if (found.stream().noneMatch(message -> fits(expectation, message))) {
                return Optional.of("should give a %s %s, and gives %s".formatted(kind, expectation.text(), found));
            }
        }
        // Who expects one has to expect all.
        for (String message : found) {
            if (!expected.isEmpty() && expected.stream().noneMatch(expectation -> fits(expectation, message))) {
                return Optional.of("gives besides the %s %s".formatted(kind, message));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> values(Eval eval, Value value) {
        return switch (value) {
            case Value.Scalar scalar -> {
                Double expected = eval.scalar();
                yield expected == null
                        ? Optional.of("gives the scalar " + scalar.value())
                        : difference("", Point.of(expected), scalar.value(), null);
            }
            case Value.Text text -> {
                String expected = expectations(eval, "string").stream()
                        .map(Expectation::text)
                        .findFirst()
                        .orElse("");
                yield text.value().equals(expected)
                        ? Optional.empty()
                        : Optional.of("gives \"%s\", not \"%s\"".formatted(text.value(), expected));
            }
            case Value.Vector vector -> vector(eval, vector);
            case Value.Matrix matrix -> matrix(eval, matrix);
        };
    }

    private static Optional<String> vector(Eval eval, Value.Vector vector) {
        if (!expectations(eval, "ordered").isEmpty()) {
            List<Labels> expected = eval.expected().stream()
                    .map(points -> Loaded.labels(points.notation()))
                    .toList();
            List<Labels> found =
                    vector.samples().stream().map(Value.Sample::labels).toList();
            if (!expected.equals(found)) {
                return Optional.of("gives the order %s, not %s".formatted(found, expected));
            }
        }
        Map<Labels, Value.Sample> found = new LinkedHashMap<>();
        vector.samples().forEach(sample -> found.put(sample.labels(), sample));
        for (Points points : eval.expected()) {
            Labels labels = Loaded.labels(points.notation());
            Value.Sample sample = found.remove(labels);
            Point expected = points.values().isEmpty() ? null : points.values().getFirst();
            if (sample == null || expected == null) {
                return Optional.of("lacks %s; gives %s".formatted(labels, vector.samples()));
            }
            Optional<String> difference = difference(labels.toString(), expected, sample.value(), sample.histogram());
            if (difference.isPresent()) {
                return difference;
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of("gives besides " + found.values());
    }

    private static Optional<String> matrix(Eval eval, Value.Matrix matrix) {
        Map<Labels, Series> found = new LinkedHashMap<>();
        matrix.series().forEach(series -> found.put(series.labels(), series));
        for (Points points : eval.expected()) {
            Labels labels = Loaded.labels(points.notation());
            Series series = found.remove(labels);
            List<@Nullable Point> expected = points.values();
            if (series == null) {
                if (expected.stream().anyMatch(value -> value != null)) {
                    return Optional.of("lacks %s; gives %s".formatted(labels, text(matrix)));
                }
                continue;
            }
            Optional<String> difference = bySteps(eval, labels, expected, series);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of("gives besides " + found.keySet());
    }

    private static Optional<String> bySteps(Eval eval, Labels labels, List<@Nullable Point> expected, Series series) {
        int at = 0;
        for (int i = 0; i < expected.size(); i++) {
            long time = eval.times().start() + i * eval.times().step();
            Point wanted = expected.get(i);
            boolean has = at < series.size() && series.time(at) == time;
            if (wanted == null && !has) {
                continue;
            }
            if (wanted == null || !has) {
                return Optional.of("%s at %d ms is %s, not %s"
                        .formatted(labels, time, has ? series.value(at) : "nothing", wanted));
            }
            Optional<String> difference =
                    difference(labels + " at " + time + " ms", wanted, series.value(at), series.histogram(at));
            if (difference.isPresent()) {
                return difference;
            }
            at++;
        }
        return at == series.size()
                ? Optional.empty()
                : Optional.of("%s has a value besides at %d ms".formatted(labels, series.time(at)));
    }

    private static Optional<String> difference(
            String where, Point expected, double value, @Nullable Histogram histogram) {
        return expected.fits(value, histogram)
                ? Optional.empty()
                : Optional.of("%s is %s, not %s".formatted(where, new Point(value, histogram, false), expected));
    }

    private static String text(Value value) {
        return value instanceof Value.Matrix matrix
                ? matrix.series().stream().map(Series::labels).toList().toString()
                : value.toString();
    }
}
