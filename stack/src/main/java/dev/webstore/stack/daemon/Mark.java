package dev.webstore.stack.daemon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * What a program of a stack has in its environment, so that it is known again when somebody else, such as a game day, has
 * started it anew just as it was.
 *
 * @param text tells the program from all others of this machine
 */
record Mark(String text) {

    private static final String KEY = "WEBSTORE_STACK_PROGRAM";

    /** The one of the program {@code name} that runs from {@code directory}. */
    static Mark of(StackDirectory directory, String name) {
        return new Mark(directory.path().resolve(name).toString());
    }

    Map<String, String> environment() {
        return Map.of(KEY, text);
    }

    /** The process that has it and runs {@code executable}, where processes tell their environments (on Linux). */
    Optional<ProcessHandle> process(String executable) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(executable))
                        .isPresent())
                .filter(this::isAt)
                .findFirst();
    }

    private boolean isAt(ProcessHandle process) {
        try {
            byte[] environment = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "environ"));
            return Arrays.asList(new String(environment, StandardCharsets.UTF_8).split("\0", 0))
                    .contains(KEY + "=" + text);
        } catch (IOException notOursOrGone) {
            return false;
        }
    }
}
