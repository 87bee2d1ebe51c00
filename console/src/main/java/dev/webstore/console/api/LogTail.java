package dev.webstore.console.api;

import dev.webstore.console.log.LogQuery;
import dev.webstore.console.log.LogRecord;
import dev.webstore.console.log.LogStore;
import dev.webstore.platform.http.Requests;
import dev.webstore.platform.http.RouteTable;
import dev.webstore.platform.http.Routes;
import dev.webstore.platform.json.Json;
import dev.webstore.platform.problem.ProblemException;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * {@code /api/logs/tail}: log records as they come, as server-sent events. The id of an event is the record's sequence
 * number, so that a browser that reconnects goes on where it was.
 */
public final class LogTail implements Routes, AutoCloseable {

    private static final long POLL_MILLIS = 500;
    private static final int POLLS_PER_COMMENT = 20;
    private static final int MAX_PER_POLL = 500;
    private static final byte[] COMMENT = ": still here\n\n".getBytes(StandardCharsets.UTF_8);

    private final LogStore logs;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** Serves what comes to {@code logs}. */
    public LogTail(LogStore logs) {
        this.logs = logs;
    }

    @Override
    public void addTo(RouteTable table) {
        table.get("/api/logs/tail", this::tail);
    }

    /** Ends all tails, so that the server need not wait for them. */
    @Override
    public void close() {
        stopping.countDown();
    }

    private void tail(ServerRequest request, ServerResponse response) {
        LogQuery query = LogRoutes.query(request, Instant.EPOCH, Instant.MAX);
        long sequence =
                Requests.header(request, "Last-Event-ID").map(LogTail::sequence).orElseGet(logs::lastSequence);
        response.header(HeaderValues.create(HeaderNames.CONTENT_TYPE, "text/event-stream"));
        response.header(HeaderValues.create(HeaderNames.CACHE_CONTROL, "no-store"));
        try (OutputStream out = response.outputStream()) {
            out.write(COMMENT);
            out.flush();
            follow(query, sequence, out);
        } catch (IOException | UncheckedIOException readerLeft) {
            // Which is how every tail ends.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(LogQuery query, long from, OutputStream out) throws IOException, InterruptedException {
        long sequence = from;
        int quiet = 0;
        while (!stopping.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            long last = logs.lastSequence();
            List<LogRecord> news = logs.after(sequence, query, MAX_PER_POLL);
            for (LogRecord log : news) {
                out.write("id: %d\ndata: %s\n\n"
                        .formatted(log.sequence(), Json.text(log))
                        .getBytes(StandardCharsets.UTF_8));
            }
            sequence = news.size() < MAX_PER_POLL ? last : news.getLast().sequence();
            quiet = news.isEmpty() ? quiet + 1 : 0;
            if (quiet == POLLS_PER_COMMENT) {
                // Otherwise nobody would notice that the reader has left.
                out.write(COMMENT);
                quiet = 0;
            }
            out.flush();
        }
    }

    private static long sequence(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("Last-Event-ID", "must be the id of an event");
        }
    }
}
