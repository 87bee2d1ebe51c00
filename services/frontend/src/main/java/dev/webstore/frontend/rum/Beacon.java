package dev.webstore.frontend.rum;

import dev.webstore.frontend.instruments.PageName;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a browser measured and sent. Nothing of it can be trusted, but all of it is bounded.
 *
 * @param page the page it was measured on
 * @param view the trace of the page, if it is recorded
 * @param load how long loading the page took, told once for each view
 * @param vitals web vitals: seconds, and a score for {@link Vital#CLS}
 * @param requests requests that scripts of the page made
 * @param errors what went wrong in scripts
 */
record Beacon(
        PageName page,
        Optional<View> view,
        Optional<Span> load,
        Map<Vital, Double> vitals,
        List<Request> requests,
        List<ScriptError> errors) {

    /** The names of the web vitals. */
    enum Vital {
        LCP,
        INP,
        CLS,
        FCP,
        TTFB;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What kind of error it was. */
    enum ErrorKind {
        SCRIPT,
        PROMISE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The place of the page's view in the trace of the request that rendered it.
     *
     * @param traceId 32 hex digits
     * @param spanId 16 hex digits, chosen by the browser
     * @param parentSpanId 16 hex digits: the server's span
     */
    record View(String traceId, String spanId, String parentSpanId) {}

    /**
     * A stretch of time.
     *
     * @param ago how long before the beacon was sent it began
     * @param took how long it lasted
     */
    record Span(Duration ago, Duration took) {}

    /**
     * A request of a script, the root of a trace of its own.
     *
     * @param traceId 32 hex digits, chosen by the browser
     * @param spanId 16 hex digits, chosen by the browser
     * @param method GET or POST
     * @param path a path of this site
     * @param status the HTTP status, if it was answered
     * @param span when
     */
    record Request(String traceId, String spanId, String method, String path, Optional<Integer> status, Span span) {}

    /**
     * An error.
     *
     * @param kind of what kind
     * @param message up to 300 characters that came from anywhere: for logs alone
     * @param where file and line, up to 200 characters
     */
    record ScriptError(ErrorKind kind, String message, String where) {}
}
