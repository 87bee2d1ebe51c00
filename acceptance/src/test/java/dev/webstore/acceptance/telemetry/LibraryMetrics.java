package dev.webstore.acceptance.telemetry;

import java.util.Set;

/** The metrics that the OpenTelemetry library instrumentations and the SDK add to those of the catalogue. */
final class LibraryMetrics {

    /** Those every service has. */
    static final Set<String> EVERYWHERE = Set.of("http.server.request.duration", "http.client.request.duration");

    private LibraryMetrics() {}
}
