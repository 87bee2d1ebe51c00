package dev.webstore.traffic.bench;

/** The bench cannot go on; the message says in one line why. */
final class BenchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BenchException(String message) {
        super(message);
    }
}
