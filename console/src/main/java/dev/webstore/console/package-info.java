/** The embedded telemetry backend: receives, keeps, evaluates and shows what the shop tells of itself. */
@NullMarked
package dev.webstore.console;

import org.jspecify.annotations.NullMarked;
