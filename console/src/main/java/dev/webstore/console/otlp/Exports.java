package dev.webstore.console.otlp;

import dev.webstore.console.otlp.ReceiverFigures.Transport;
import dev.webstore.console.otlp.Refusal.Reason;
import dev.webstore.console.signal.Acceptance;
import dev.webstore.console.wire.MalformedMessageException;
import dev.webstore.console.wire.Slice;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;

/** Takes exports, however they were sent: a few at a time, so that their messages never fill the heap. */
final class Exports {

    private static final int AT_A_TIME = 4;
    private static final long PATIENCE_SECONDS = 5;

    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final Intake intake;
    private final ReceiverFigures figures;
    private final Logger logger;

    Exports(Intake intake, ReceiverFigures figures, Logger logger) {
        this.intake = intake;
        this.figures = figures;
        this.logger = logger;
    }

    /**
     * Takes an export.
     *
     * @param message reads it, and decompresses it
     * @throws Refusal when it cannot be taken
     */
    Acceptance take(Signal signal, Transport transport, Supplier<byte[]> message) {
        try {
            awaitPlace();
            try {
                byte[] bytes = message.get();
                Acceptance acceptance = intake.take(signal, Slice.of(bytes));
                figures.count(signal, transport, bytes.length, acceptance);
                return acceptance;
            } finally {
                places.release();
            }
        } catch (MalformedMessageException e) {
            figures.countRefusal(signal, transport);
            throw new Refusal(Reason.MALFORMED, String.valueOf(e.getMessage()));
        } catch (Refusal e) {
            figures.countRefusal(signal, transport);
            throw e;
        } catch (RuntimeException e) {
            figures.countRefusal(signal, transport);
            logger.atError().addKeyValue("signal", signal).setCause(e).log("An export failed in a way it should not");
            throw new Refusal(Reason.INTERNAL, "Something unexpected went wrong here");
        }
    }

    private void awaitPlace() {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Refusal(Reason.BUSY, "Too many exports at a time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Reason.BUSY, "The receiver is stopping");
        }
    }
}
