/** How the mock third parties misbehave: failures by country, latency, and the endpoint that changes both. */
@NullMarked
package dev.webstore.external.simulation;

import org.jspecify.annotations.NullMarked;
