package dev.webstore.traffic.process;

import java.util.concurrent.CountDownLatch;

/** Work that ends well when the process is told to end, as by Ctrl-C: the process stays until it has. */
public final class ExitHook implements AutoCloseable {

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    private ExitHook(Runnable stop) {
        this.hook = new Thread(
                () -> {
                    stop.run();
                    try {
                        done.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "exit");
    }

    /** Calls {@code stop} when the process is told to end, and lets it end once this is closed. */
    public static ExitHook calling(Runnable stop) {
        var exit = new ExitHook(stop);
        Runtime.getRuntime().addShutdownHook(exit.hook);
        return exit;
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, and no longer waits for us.
        }
    }
}
