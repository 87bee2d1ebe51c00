/** A telemetry receiver that keeps nothing. */
@NullMarked
package dev.webstore.traffic.sink;

import org.jspecify.annotations.NullMarked;
