/** The way of telemetry through the console: received, kept, let go. */
@NullMarked
package dev.webstore.console.pipeline;

import org.jspecify.annotations.NullMarked;
