package dev.webstore.stack.install;

/** A program cannot be had; the message says why, in one line. */
final class InstallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InstallException(String message) {
        super(message);
    }
}
