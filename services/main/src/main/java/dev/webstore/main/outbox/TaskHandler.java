package dev.webstore.main.outbox;

/** Does tasks. A task may come more than once, so doing it twice must be the same as doing it once. */
@FunctionalInterface
public interface TaskHandler {

    /** Does the task. */
    Done handle(Task task);
}
