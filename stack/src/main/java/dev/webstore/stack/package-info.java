/** The real telemetry backends as programs of this machine. */
@NullMarked
package dev.webstore.stack;

import org.jspecify.annotations.NullMarked;
