package dev.webstore.launcher;

/** Ends a command with a message for people, and exit code 1. */
final class LauncherException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LauncherException(String message) {
        super(message);
    }
}
