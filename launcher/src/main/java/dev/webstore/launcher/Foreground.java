package dev.webstore.launcher;

/** A command that lasts until the process is told to end by SIGINT (Ctrl-C) or SIGTERM. */
final class Foreground {

    private Foreground() {}

    /** Lets {@code stop} finish before the process ends, for whatever reason it does so short of a kill. */
    static void atEnd(Runnable stop) {
        Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop"));
    }

    /** Never returns. */
    static void stay() throws InterruptedException {
        Thread.currentThread().join();
    }
}
