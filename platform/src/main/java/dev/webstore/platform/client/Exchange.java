package dev.webstore.platform.client;

import io.helidon.webclient.http1.Http1ClientRequest;
import java.net.URI;

/** A call on its way, as the instrumentation sees it. */
record Exchange(Call call, URI base, Http1ClientRequest request) {}
