package dev.webstore.platform.service;

/** Another process listens on the port a service needs. */
public final class PortTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ServiceName service;
    private final int port;

    /** Creates the exception. */
    public PortTakenException(ServiceName service, int port, Throwable cause) {
        super("%s cannot start: port %d is taken".formatted(service, port), cause);
        this.service = service;
        this.port = port;
    }

    /** The service that could not start. */
    public ServiceName service() {
        return service;
    }

    /** The TCP port that is taken. */
    public int port() {
        return port;
    }
}
