package dev.webstore.platform.profiling;

import dev.webstore.platform.profiling.Sample.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * A profile in the format of pprof: <a
 * href="https://github.com/google/pprof/blob/main/proto/profile.proto">profile.proto</a>, gzipped, in Base64. Samples of a span
 * have its id in the label {@code span_id}, by which Pyroscope finds them.
 */
final class Pprof {

    private static final String SPAN_ID = "span_id";

    private final ProfileKind kind;
    private final Map<String, Long> strings = new LinkedHashMap<>();
    private final Map<String, Long> functions = new LinkedHashMap<>();
    private final Map<Frame, Long> locations = new LinkedHashMap<>();
    private final Map<Stack, Long> samples = new HashMap<>();

    /** A profile without samples. */
    Pprof(ProfileKind kind) {
        this.kind = kind;
        // The first has to be this one.
        string("");
    }

    /** Adds a sample. */
    void add(Sample sample, String spanId) {
        List<Long> stack = sample.stack().stream().map(this::location).toList();
        samples.merge(new Stack(stack, string(spanId)), sample.value(), Long::sum);
    }

    /** The whole profile of that time, with how much of the kind's unit had to pass for a sample to be taken. */
    String text(Instant from, Instant until, long period) {
        var profile = new ProtobufMessage().message(1, valueType(kind.type()));
        samples.forEach((stack, value) -> profile.message(2, sample(stack, value)));
        locations.forEach((frame, id) -> profile.message(4, location(frame, id)));
        functions.forEach((name, id) -> profile.message(
                5, new ProtobufMessage().number(1, id).number(2, string(name)).number(3, string(name))));
        profile.number(9, from.getEpochSecond() * 1_000_000_000L + from.getNano())
                .number(10, Duration.between(from, until).toNanos())
                .message(11, valueType(kind.periodType()))
                .number(12, period);
        // Last, when all are known.
        strings.keySet().forEach(text -> profile.text(6, text));
        return Base64.getEncoder().encodeToString(zipped(profile.bytes()));
    }

    private ProtobufMessage valueType(String type) {
        return new ProtobufMessage().number(1, string(type)).number(2, string(kind.unit()));
    }

    private ProtobufMessage sample(Stack stack, long value) {
        var message = new ProtobufMessage().numbers(1, stack.locations()).numbers(2, List.of(value));
        return stack.spanId() == 0
                ? message
                : message.message(
                        3, new ProtobufMessage().number(1, string(SPAN_ID)).number(2, stack.spanId()));
    }

    private ProtobufMessage location(Frame frame, long id) {
        var line = new ProtobufMessage().number(1, function(frame.method())).number(2, frame.line());
        return new ProtobufMessage().number(1, id).message(4, line);
    }

    private long location(Frame frame) {
        function(frame.method());
        return locations.computeIfAbsent(frame, any -> locations.size() + 1L);
    }

    private long function(String name) {
        return functions.computeIfAbsent(name, any -> functions.size() + 1L);
    }

    private long string(String text) {
        return strings.computeIfAbsent(text, any -> (long) strings.size());
    }

    private static byte[] zipped(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * What samples have in common that become one.
     *
     * @param locations the innermost first
     * @param spanId the number of the string; 0 for none
     */
    private record Stack(List<Long> locations, long spanId) {}
}
