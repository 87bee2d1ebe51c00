/** Calls to other systems, each with a timeout, a bulkhead, a circuit breaker and a span. */
@NullMarked
package dev.webstore.platform.client;

import org.jspecify.annotations.NullMarked;
