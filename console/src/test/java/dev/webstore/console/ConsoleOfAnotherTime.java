package dev.webstore.console;

import dev.webstore.platform.configuration.Configuration;
import java.time.Clock;

/** Starts consoles that believe in another time. */
public final class ConsoleOfAnotherTime {

    private ConsoleOfAnotherTime() {}

    /** A console on the time of {@code clock}. */
    public static Console start(Configuration configuration, Clock clock) {
        return Console.start(configuration, clock);
    }
}
