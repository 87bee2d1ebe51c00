package dev.webstore.console.otlp;

/** An export that is not even looked into, or whose message is malformed. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why, in the terms of HTTP and of gRPC (and of {@code google.rpc.Code}, which has the same numbers). */
    enum Reason {
        MALFORMED(400, 3),
        UNSUPPORTED(415, 12),
        TOO_LARGE(413, 8),
        BUSY(503, 14),
        INTERNAL(500, 13);

        private final int httpStatus;
        private final int code;

        Reason(int httpStatus, int code) {
            this.httpStatus = httpStatus;
            this.code = code;
        }

        int httpStatus() {
            return httpStatus;
        }

        int code() {
            return code;
        }
    }

    /** The message is for the sender. */
    Refusal(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
