package dev.webstore.main.outbox;

import dev.webstore.main.instruments.MainInstruments;
import dev.webstore.platform.background.Worker;
import dev.webstore.platform.telemetry.SpanAttributes;
import dev.webstore.platform.telemetry.Telemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.slf4j.Logger;

/** Does the outbox's tasks: claims a few, works on them side by side, records what came of each. */
public final class OutboxWorker implements AutoCloseable {

    private static final int BATCH = 32;
    private static final Duration REST = Duration.ofMillis(500);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(500);
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);

    private final OutboxStore store;
    private final TaskHandler handler;
    private final MainInstruments instruments;
    private final Tracer tracer;
    private final Logger logger;
    private final List<Worker> workers;

    /** Starts to work. */
    public OutboxWorker(OutboxStore store, TaskHandler handler, MainInstruments instruments, Telemetry telemetry) {
        this.store = store;
        this.handler = handler;
        this.instruments = instruments;
        this.tracer = telemetry.tracer();
        this.logger = telemetry.logger(OutboxWorker.class);
        // Two, so that a batch held up by a slow third party does not hold up all others.
        this.workers = List.of(
                Worker.start("outbox-1", REST, logger, this::round),
                Worker.start("outbox-2", REST, logger, this::round));
    }

    /** Says that there is work, so that it need not wait for the next look. One who rests is enough. */
    public void wake() {
        for (Worker worker : workers) {
            if (worker.wake()) {
                return;
            }
        }
    }

    @Override
    public void close() {
        workers.forEach(Worker::close);
    }

    private boolean round() {
        try (Scope ignored = Telemetry.unrecorded().makeCurrent()) {
            List<Task> tasks = store.claim(BATCH);
            Queue<Long> finished = new ConcurrentLinkedQueue<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                tasks.forEach(task -> threads.execute(() -> {
                    if (work(task)) {
                        finished.add(task.id());
                    }
                }));
            }
            if (!finished.isEmpty()) {
                store.finish(finished);
            }
            return tasks.size() == BATCH;
        }
    }

    /** Works on a task within the trace of its order; returns whether it is finished. */
    private boolean work(Task task) {
        Span span = tracer.spanBuilder("outbox " + task.kind())
                .setParent(Telemetry.contextOf(task.order().traceparent()))
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute(SpanAttributes.ORDER_ID, task.orderId())
                .startSpan();
        try (Scope ignored = span.makeCurrent()) {
            Done done = handler.handle(task);
            instruments.taskDone(task.kind().text(), done.text());
            switch (done) {
                case Done.Finished() -> {
                    return true;
                }
                case Done.TryAgain(String reason) -> {
                    logger.atWarn()
                            .addKeyValue("order_id", task.orderId())
                            .addKeyValue("task", task.kind())
                            .addKeyValue("attempts", task.attempts())
                            .addKeyValue("reason", reason)
                            .log("An outbox task did not work, will try again");
                    store.tryAgain(task, backoff(task.attempts()), reason);
                }
                case Done.GivenUp(String reason) -> {
                    logger.atError()
                            .addKeyValue("order_id", task.orderId())
                            .addKeyValue("task", task.kind())
                            .addKeyValue("reason", reason)
                            .log("An outbox task was given up");
                    store.giveUp(task, reason);
                }
            }
        } catch (RuntimeException e) {
            // The lease ends by itself and the task comes again.
            span.recordException(e).setStatus(StatusCode.ERROR);
            logger.atWarn()
                    .addKeyValue("order_id", task.orderId())
                    .addKeyValue("task", task.kind())
                    .setCause(e)
                    .log("An outbox task failed, will try again");
        } finally {
            span.end();
        }
        return false;
    }

    /** Doubles from half a second to a minute. */
    static Duration backoff(int attempts) {
        Duration doubled = FIRST_BACKOFF.multipliedBy(1L << Math.min(attempts - 1, 10));
        return doubled.compareTo(LONGEST_BACKOFF) < 0 ? doubled : LONGEST_BACKOFF;
    }
}
