package dev.webstore.stack.install;

import dev.webstore.stack.program.Program;
import java.nio.file.Path;

/** What came of looking for a program. */
public sealed interface Acquisition {

    /** The program. */
    Program program();

    /**
     * It is there.
     *
     * @param executable its file
     * @param origin where it came from, for people
     */
    record Found(Program program, Path executable, String origin) implements Acquisition {}

    /** It is not; {@code reason} says why, in one line. */
    record Missing(Program program, String reason) implements Acquisition {}
}
