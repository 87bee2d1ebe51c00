package dev.webstore.traffic.bench;

import dev.webstore.traffic.process.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits for something a child process is about to do. */
final class Patience {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long LOOK_EVERY_MILLIS = 5;

    private Patience() {}

    /**
     * Asks until there is an answer.
     *
     * @param what is waited for, for the error message
     * @param output where the child prints to
     * @throws BenchException when the child ends first, or after 60 s
     */
    static <T> T await(String what, ChildJvm child, Path output, Supplier<Optional<T>> question)
            throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            if (!child.isAlive()) {
                throw new BenchException("The process ended before " + what + ": " + lastLine(output));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
        throw new BenchException("After %d s still not %s: %s".formatted(LIMIT.toSeconds(), what, lastLine(output)));
    }

    private static String lastLine(Path output) {
        try {
            return Files.readString(output).lines().reduce("", (_, line) -> line);
        } catch (IOException e) {
            return "it printed nothing";
        }
    }
}
