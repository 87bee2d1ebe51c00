package dev.webstore.launcher;

import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** What libraries log, by whichever logging interface, goes where {@code logback.xml} says. */
final class LibraryLogs {

    private LibraryLogs() {}

    /** To be called before anything logs: while logging is set up, lines are held back, and that is complained of. */
    static void start() {
        LoggerFactory.getILoggerFactory();
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
