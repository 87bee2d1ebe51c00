package dev.webstore.traffic.scenario;

import java.io.Console;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Waits for Enter where somebody sits at a terminal, and not at all elsewhere. */
final class EnterKey implements Lecture.Turn {

    private static final long POLL_MILLIS = 100;

    private final CountDownLatch over;
    private final Consumer<String> say;
    private final Semaphore pressed = new Semaphore(0);

    private EnterKey(CountDownLatch over, Consumer<String> say) {
        this.over = over;
        this.say = say;
    }

    /**
     * The one of this process's terminal, if it has one.
     *
     * @param over ends all waiting
     * @param say is told what to press
     */
    static Lecture.Turn of(CountDownLatch over, Consumer<String> say) {
        if (Optional.ofNullable(System.console()).filter(Console::isTerminal).isEmpty()) {
            return _ -> {};
        }
        var key = new EnterKey(over, say);
        // Nothing wakes a thread that reads from the terminal, so it must not be one that anybody waits for.
        Thread.ofPlatform().daemon().name("enter").start(key::read);
        return key;
    }

    @Override
    public void await(String what) throws InterruptedException {
        pressed.drainPermits();
        say.accept("   (press Enter to " + what + ")");
        while (!pressed.tryAcquire() && !over.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            // Neither yet.
        }
    }

    private void read() {
        try {
            for (int read = System.in.read(); read >= 0; read = System.in.read()) {
                if (read == '\n') {
                    pressed.release();
                }
            }
        } catch (IOException e) {
            // A terminal that is gone has nobody at it.
        }
        over.countDown();
    }
}
