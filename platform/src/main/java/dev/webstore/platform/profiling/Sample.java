package dev.webstore.platform.profiling;

import java.time.Instant;
import java.util.List;

/**
 * A thread caught in the act.
 *
 * @param thread its number, {@link Thread#threadId()}
 * @param stack where it was, the innermost call first
 * @param value what the sample stands for, in the kind's unit
 */
record Sample(ProfileKind kind, long thread, Instant at, List<Frame> stack, long value) {

    /**
     * A call.
     *
     * @param method the full name of its class, a dot and its own
     * @param line of the source file; 0 when unknown
     */
    record Frame(String method, int line) {}
}
