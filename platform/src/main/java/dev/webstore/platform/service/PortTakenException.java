package dev.webstore.platform.service;

/** Another process listens on a port that is needed. */
public final class PortTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ListenPort listener;
    private final int port;

    /** Creates the exception. */
    public PortTakenException(ListenPort listener, int port, Throwable cause) {
        super("%s cannot start: port %d is taken".formatted(listener.text(), port), cause);
        this.listener = listener;
        this.port = port;
    }

    /** What could not listen. */
    public ListenPort listener() {
        return listener;
    }

    /** The TCP port that is taken. */
    public int port() {
        return port;
    }
}
