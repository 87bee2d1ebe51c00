package dev.webstore.stack.inbox;

import dev.webstore.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/** The latest thousand alerts, and a journal of them that is rewritten when it has grown to four times that. */
final class ReceivedAlerts {

    static final int CAPACITY = 1000;

    private static final int JOURNAL_LINES = 4 * CAPACITY;

    private final Path journal;
    private final Deque<ReceivedAlert> latest = new ArrayDeque<>();
    private int lines;

    /** Those that the journal has. */
    ReceivedAlerts(Path journal) {
        this.journal = journal;
        if (Files.exists(journal)) {
            try (Stream<String> text = Files.lines(journal)) {
                text.forEach(this::recall);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + journal, e);
            }
        }
    }

    /** Keeps more of them, in place of the oldest. */
    synchronized void add(List<ReceivedAlert> alerts) {
        alerts.forEach(this::remember);
        try {
            if (lines + alerts.size() > JOURNAL_LINES) {
                rewrite();
            } else {
                Files.write(journal, lines(alerts), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                lines += alerts.size();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + journal, e);
        }
    }

    /** All of them, latest first. */
    synchronized List<ReceivedAlert> list() {
        return List.copyOf(latest.reversed());
    }

    private void remember(ReceivedAlert alert) {
        if (latest.size() == CAPACITY) {
            latest.removeFirst();
        }
        latest.addLast(alert);
    }

    private void recall(String line) {
        lines++;
        try {
            remember(Json.read(line, ReceivedAlert.class));
        } catch (JacksonException e) {
            // The line that was being written when the power went.
        }
    }

    private void rewrite() throws IOException {
        Path fresh = journal.resolveSibling(journal.getFileName() + ".new");
        Files.write(fresh, lines(latest));
        Files.move(fresh, journal, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        lines = latest.size();
    }

    private static byte[] lines(Collection<ReceivedAlert> alerts) {
        return alerts.stream()
                .map(Json::text)
                .collect(Collectors.joining("\n", "", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
