/** Traces, metrics and logs of one service, and the catalogue of their names. */
@NullMarked
package dev.webstore.platform.telemetry;

import org.jspecify.annotations.NullMarked;
