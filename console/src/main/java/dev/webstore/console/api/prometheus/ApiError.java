package dev.webstore.console.api.prometheus;

/** Ends a request with an error as Prometheus's API words it. */
final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The kinds of errors, each with its status. */
    enum Kind {
        BAD_DATA("bad_data", 400),
        NOT_FOUND("not_found", 404),
        EXECUTION("execution", 422),
        TIMEOUT("timeout", 503),
        UNAVAILABLE("unavailable", 503);

        private final String text;
        private final int status;

        Kind(String text, int status) {
            this.text = text;
            this.status = status;
        }

        int status() {
            return status;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private final Kind kind;

    ApiError(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    static ApiError badParameter(String name, String reason) {
        return new ApiError(Kind.BAD_DATA, "invalid parameter \"%s\": %s".formatted(name, reason));
    }

    Kind kind() {
        return kind;
    }
}
