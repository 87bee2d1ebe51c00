package dev.webstore.console.signal;

import dev.webstore.console.wire.ProtoReader;
import dev.webstore.console.wire.Slice;

/**
 * A span that is being received. One object serves all spans of an export in turn: whoever is shown it copies what it
 * wants to keep.
 */
public final class IncomingSpan {

    private static final int MAX_EVENTS_OR_LINKS = 128;

    /** The value of {@link #status()} for an error. */
    public static final int ERROR = 2;

    /** The value of {@link #kind()} where a request is answered. */
    public static final int SERVER = 2;

    /** The value of {@link #kind()} where a request is made. */
    public static final int CLIENT = 3;

    /** The value of {@link #kind()} where a message is sent. */
    public static final int PRODUCER = 4;

    /** The value of {@link #kind()} where a message is received. */
    public static final int CONSUMER = 5;

    private final IncomingAttributes attributes = new IncomingAttributes();
    private final Slices events = new Slices();
    private final Slices links = new Slices();
    private Resource resource = Resource.UNKNOWN;
    private Slice scope = Slice.EMPTY;
    private long traceHigh;
    private long traceLow;
    private long spanId;
    private long parentId;
    private Slice name = Slice.EMPTY;
    private int kind;
    private long startNanos;
    private long endNanos;
    private int status;
    private Slice statusMessage = Slice.EMPTY;

    IncomingSpan() {}

    /** Who sent it. */
    public Resource resource() {
        return resource;
    }

    /** The name of the instrumentation that made it. */
    public Slice scope() {
        return scope;
    }

    /** The first half of the trace id. */
    public long traceHigh() {
        return traceHigh;
    }

    /** The second half of the trace id. */
    public long traceLow() {
        return traceLow;
    }

    /** Its id within the trace. */
    public long spanId() {
        return spanId;
    }

    /** The id of the span it is part of, 0 at the root. */
    public long parentId() {
        return parentId;
    }

    /** What it did. */
    public Slice name() {
        return name;
    }

    /** OTLP's {@code SpanKind}. */
    public int kind() {
        return kind;
    }

    /** When it began, in nanoseconds since 1970. */
    public long startNanos() {
        return startNanos;
    }

    /** How long it took; never negative, whatever the sender's clocks say. */
    public long durationNanos() {
        return Math.max(0, endNanos - startNanos);
    }

    /** OTLP's {@code StatusCode}: 0 unset, 1 ok, {@link #ERROR}. */
    public int status() {
        return status;
    }

    /** Why it failed. */
    public Slice statusMessage() {
        return statusMessage;
    }

    /** Its attributes. */
    public IncomingAttributes attributes() {
        return attributes;
    }

    /** OTLP's {@code Span.Event} messages. */
    public Slices events() {
        return events;
    }

    /** OTLP's {@code Span.Link} messages. */
    public Slices links() {
        return links;
    }

    void of(Resource from, Slice by) {
        resource = from;
        scope = by;
    }

    /** Takes the place of the span before it. */
    void read(ProtoReader reader) {
        clear();
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> {
                    Slice id = reader.slice();
                    traceHigh = id.length() == 16 ? id.bigEndian(0) : 0;
                    traceLow = id.length() == 16 ? id.bigEndian(8) : 0;
                }
                case 2 -> spanId = id(reader.slice());
                case 4 -> parentId = id(reader.slice());
                case 5 -> name = reader.slice();
                case 6 -> kind = (int) reader.varint();
                case 7 -> startNanos = reader.fixed64();
                case 8 -> endNanos = reader.fixed64();
                case 9 -> attributes.add(reader.slice());
                case 11 -> addUpTo(events, reader.slice());
                case 13 -> addUpTo(links, reader.slice());
                case 15 -> readStatus(reader.message());
                default -> reader.skip();
            }
        }
    }

    /** Whether it has the ids that every span must have. */
    boolean isValid() {
        return (traceHigh | traceLow) != 0 && spanId != 0;
    }

    private void clear() {
        attributes.clear();
        events.clear();
        links.clear();
        traceHigh = 0;
        traceLow = 0;
        spanId = 0;
        parentId = 0;
        name = Slice.EMPTY;
        kind = 0;
        startNanos = 0;
        endNanos = 0;
        status = 0;
        statusMessage = Slice.EMPTY;
    }

    private void readStatus(ProtoReader reader) {
        while (reader.next()) {
            switch (reader.field()) {
                case 2 -> statusMessage = reader.slice();
                case 3 -> status = (int) reader.varint();
                default -> reader.skip();
            }
        }
    }

    private static long id(Slice id) {
        return id.length() == Long.BYTES ? id.bigEndian(0) : 0;
    }

    private static void addUpTo(Slices slices, Slice slice) {
        if (slices.size() < MAX_EVENTS_OR_LINKS) {
            slices.add(slice);
        }
    }
}
