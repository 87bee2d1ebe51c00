package dev.webstore.console.trace;

import dev.webstore.console.compact.AttributeCodec;
import dev.webstore.console.compact.Bytes;
import dev.webstore.console.compact.Resources;
import dev.webstore.console.compact.Texts;
import dev.webstore.console.compact.Times;
import dev.webstore.console.signal.IncomingAttributes;
import dev.webstore.console.signal.IncomingSpan;
import dev.webstore.console.signal.Resource;
import dev.webstore.console.signal.Slices;
import dev.webstore.console.trace.Span.Event;
import dev.webstore.console.trace.Span.Kind;
import dev.webstore.console.trace.Span.Link;
import dev.webstore.console.trace.Span.Status;
import dev.webstore.console.wire.ProtoReader;
import dev.webstore.console.wire.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Spans that arrived one after the other: what searches look at in columns, the rest as bytes. */
final class SpanChunk {

    private final Texts texts = new Texts();
    private final Resources resources = new Resources();
    private final Bytes details = new Bytes();
    private final AttributeCodec attributes = new AttributeCodec(texts, details);

    private final long openedMillis;
    private long lastMillis;
    private int size;

    private long[] spanIds = new long[64];
    private long[] parentIds = new long[64];
    private long[] starts = new long[64];
    private long[] durations = new long[64];
    /** Where the trace's span before this one is. */
    private long[] previous = new long[64];

    private int[] names = new int[64];
    private int[] resourceNumbers = new int[64];
    private int[] detailsAt = new int[64];
    private byte[] kinds = new byte[64];
    private byte[] statuses = new byte[64];

    SpanChunk(long openedMillis) {
        this.openedMillis = openedMillis;
        this.lastMillis = openedMillis;
    }

    /**
     * Appends a span, or nothing at all when it turns out to be malformed.
     *
     * @return its index
     */
    int append(IncomingSpan span, long previousSpan, long nowMillis) {
        int at = details.size();
        try {
            writeDetails(span);
        } catch (RuntimeException malformed) {
            details.truncate(at);
            throw malformed;
        }
        if (size == starts.length) {
            grow(size + size / 2);
        }
        int index = size++;
        spanIds[index] = span.spanId();
        parentIds[index] = span.parentId();
        starts[index] = span.startNanos();
        durations[index] = span.durationNanos();
        previous[index] = previousSpan;
        names[index] = texts.intern(span.name());
        resourceNumbers[index] = resources.intern(span.resource());
        detailsAt[index] = at;
        kinds[index] = (byte) span.kind();
        statuses[index] = (byte) span.status();
        lastMillis = nowMillis;
        return index;
    }

    int size() {
        return size;
    }

    long openedMillis() {
        return openedMillis;
    }

    /** When its last span arrived. */
    long lastMillis() {
        return lastMillis;
    }

    /** The heap it takes. */
    long bytes() {
        return (long) starts.length * (5 * Long.BYTES + 3 * Integer.BYTES + 2)
                + texts.bytes()
                + details.bytes()
                + resources.bytes();
    }

    long previous(int index) {
        return previous[index];
    }

    long startNanos(int index) {
        return starts[index];
    }

    long endNanos(int index) {
        return starts[index] + durations[index];
    }

    boolean isRoot(int index) {
        return parentIds[index] == 0;
    }

    boolean isError(int index) {
        return statuses[index] == IncomingSpan.ERROR;
    }

    String name(int index) {
        return texts.get(names[index]);
    }

    Resource resource(int index) {
        return resources.get(resourceNumbers[index]);
    }

    Texts texts() {
        return texts;
    }

    int nameNumber(int index) {
        return names[index];
    }

    /** Shows each pair of a service and the name of a span of it, once for each of the service's instances. */
    void eachOperation(BiConsumer<String, String> consumer) {
        Set<Long> seen = new HashSet<>();
        for (int index = 0; index < size; index++) {
            if (seen.add(((long) resourceNumbers[index] << Integer.SIZE) | names[index])) {
                consumer.accept(resource(index).service(), name(index));
            }
        }
    }

    /** Whether the span has an attribute; see {@link AttributeCodec#matches}. */
    boolean matches(int index, int key, String value, int valueText) {
        return attributes.matches(details.at(detailsAt[index]), key, value, valueText);
    }

    /** The whole span. */
    Span read(int index) {
        Bytes.Cursor cursor = details.at(detailsAt[index]);
        var spanAttributes = attributes.readAttributes(cursor);
        String scope = texts.get((int) cursor.getVarint());
        String statusMessage = texts.get((int) cursor.getVarint());
        List<Event> events = new ArrayList<>();
        for (long left = cursor.getVarint(); left > 0; left--) {
            Instant time = Times.instant(cursor.getLong());
            String name = texts.get((int) cursor.getVarint());
            events.add(new Event(time, name, attributes.readAttributes(cursor)));
        }
        List<Link> links = new ArrayList<>();
        for (long left = cursor.getVarint(); left > 0; left--) {
            String traceId = new TraceId(cursor.getLong(), cursor.getLong()).toString();
            links.add(new Link(traceId, TraceId.span(cursor.getLong()), attributes.readAttributes(cursor)));
        }
        return new Span(
                TraceId.span(spanIds[index]),
                TraceId.span(parentIds[index]),
                resource(index),
                scope,
                name(index),
                Kind.of(kinds[index]),
                Times.instant(starts[index]),
                durations[index],
                Status.of(statuses[index]),
                statusMessage,
                spanAttributes,
                events,
                links);
    }

    private void writeDetails(IncomingSpan span) {
        attributes.write(span.attributes());
        details.putVarint(texts.intern(span.scope()));
        details.putVarint(texts.intern(span.statusMessage()));
        Slices events = span.events();
        details.putVarint(events.size());
        for (int i = 0; i < events.size(); i++) {
            writeEvent(events.message(i));
        }
        Slices links = span.links();
        details.putVarint(links.size());
        for (int i = 0; i < links.size(); i++) {
            writeLink(links.message(i));
        }
    }

    private void writeEvent(ProtoReader reader) {
        long time = 0;
        Slice name = Slice.EMPTY;
        var more = new IncomingAttributes();
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> time = reader.fixed64();
                case 2 -> name = reader.slice();
                case 3 -> more.add(reader.slice());
                default -> reader.skip();
            }
        }
        details.putLong(time);
        details.putVarint(texts.intern(name));
        attributes.write(more);
    }

    private void writeLink(ProtoReader reader) {
        Slice traceId = Slice.EMPTY;
        Slice spanId = Slice.EMPTY;
        var more = new IncomingAttributes();
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> traceId = reader.slice();
                case 2 -> spanId = reader.slice();
                case 4 -> more.add(reader.slice());
                default -> reader.skip();
            }
        }
        details.putLong(traceId.length() == 16 ? traceId.bigEndian(0) : 0);
        details.putLong(traceId.length() == 16 ? traceId.bigEndian(8) : 0);
        details.putLong(spanId.length() == 8 ? spanId.bigEndian(0) : 0);
        attributes.write(more);
    }

    private void grow(int capacity) {
        spanIds = Arrays.copyOf(spanIds, capacity);
        parentIds = Arrays.copyOf(parentIds, capacity);
        starts = Arrays.copyOf(starts, capacity);
        durations = Arrays.copyOf(durations, capacity);
        previous = Arrays.copyOf(previous, capacity);
        names = Arrays.copyOf(names, capacity);
        resourceNumbers = Arrays.copyOf(resourceNumbers, capacity);
        detailsAt = Arrays.copyOf(detailsAt, capacity);
        kinds = Arrays.copyOf(kinds, capacity);
        statuses = Arrays.copyOf(statuses, capacity);
    }
}
