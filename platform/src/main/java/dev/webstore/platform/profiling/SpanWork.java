package dev.webstore.platform.profiling;

import dev.webstore.platform.service.ServiceName;
import java.time.Duration;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * A note in the flight recording that the current thread has worked on a span until now. Costs next to nothing while
 * nobody records.
 *
 * <p>The recorder knows virtual threads, whichever carrier they run on; a profiler's mark on the thread of the operating
 * system would stay behind on the carrier when its virtual thread waits.
 */
@Name(SpanWork.NAME)
@Label("Span Work")
@Description("The thread has worked on a span until now")
@StackTrace(false)
public final class SpanWork extends Event {

    static final String NAME = "dev.webstore.SpanWork";

    /** The constant's name, not the service's: beside other recordings, texts of more than 16 characters got lost. */
    @Label("Service")
    final String service;

    @Label("Span Id")
    final String spanId;

    @Label("Length")
    @Timespan(Timespan.NANOSECONDS)
    final long length;

    private SpanWork(String service, String spanId, long length) {
        this.service = service;
        this.spanId = spanId;
        this.length = length;
    }

    /**
     * Takes the note.
     *
     * @param spanId 16 hexadecimal digits
     * @param length how long the thread has worked on it
     */
    public static void ended(ServiceName service, String spanId, Duration length) {
        new SpanWork(service.name(), spanId, length.toNanos()).commit();
    }
}
