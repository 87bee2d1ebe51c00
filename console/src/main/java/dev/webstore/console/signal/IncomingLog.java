package dev.webstore.console.signal;

import dev.webstore.console.wire.ProtoReader;
import dev.webstore.console.wire.Slice;

/** A log record that is being received; as with {@link IncomingSpan}, one object serves all of an export. */
public final class IncomingLog {

    private final IncomingAttributes attributes = new IncomingAttributes();
    private Resource resource = Resource.UNKNOWN;
    private Slice scope = Slice.EMPTY;
    private long timeNanos;
    private long observedNanos;
    private int severity;
    private Slice severityText = Slice.EMPTY;
    private Object body = "";
    private long traceHigh;
    private long traceLow;
    private long spanId;

    IncomingLog() {}

    /** Who sent it. */
    public Resource resource() {
        return resource;
    }

    /** The name of the logger. */
    public Slice scope() {
        return scope;
    }

    /** When it happened, or failing that when it was seen, in nanoseconds since 1970; 0 when the sender tells neither. */
    public long timeNanos() {
        return timeNanos == 0 ? observedNanos : timeNanos;
    }

    /** OTLP's {@code SeverityNumber}, 0 when not told. */
    public int severity() {
        return severity;
    }

    /** The severity in the sender's own word. */
    public Slice severityText() {
        return severityText;
    }

    /** What was said: a text, or whatever {@link AnyValue} can be. */
    public Object body() {
        return body;
    }

    /** The first half of the id of the trace it belongs to; 0 when to none. */
    public long traceHigh() {
        return traceHigh;
    }

    /** The second half. */
    public long traceLow() {
        return traceLow;
    }

    /** The span it belongs to, or 0. */
    public long spanId() {
        return spanId;
    }

    /** Its attributes. */
    public IncomingAttributes attributes() {
        return attributes;
    }

    void of(Resource from, Slice by) {
        resource = from;
        scope = by;
    }

    /** Takes the place of the record before it. */
    void read(ProtoReader reader) {
        clear();
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> timeNanos = reader.fixed64();
                case 2 -> severity = (int) reader.varint();
                case 3 -> severityText = reader.slice();
                case 5 -> body = AnyValue.read(reader.message());
                case 6 -> attributes.add(reader.slice());
                case 9 -> {
                    Slice id = reader.slice();
                    traceHigh = id.length() == 16 ? id.bigEndian(0) : 0;
                    traceLow = id.length() == 16 ? id.bigEndian(8) : 0;
                }
                case 10 -> {
                    Slice id = reader.slice();
                    spanId = id.length() == Long.BYTES ? id.bigEndian(0) : 0;
                }
                case 11 -> observedNanos = reader.fixed64();
                default -> reader.skip();
            }
        }
    }

    private void clear() {
        attributes.clear();
        timeNanos = 0;
        observedNanos = 0;
        severity = 0;
        severityText = Slice.EMPTY;
        body = "";
        traceHigh = 0;
        traceLow = 0;
        spanId = 0;
    }
}
