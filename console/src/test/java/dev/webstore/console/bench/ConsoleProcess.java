package dev.webstore.console.bench;

import dev.webstore.console.Console;
import dev.webstore.platform.configuration.Configuration;
import java.io.OutputStream;

/** The console in a process of its own, until its standard input ends. */
public final class ConsoleProcess {

    private ConsoleProcess() {}

    /** Starts it with the environment's settings. */
    public static void main(String[] arguments) throws Exception {
        try (Console console = Console.start(Configuration.fromEnvironment())) {
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
