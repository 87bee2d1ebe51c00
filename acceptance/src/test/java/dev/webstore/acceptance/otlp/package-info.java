/** The other end of the telemetry: an OTLP receiver that remembers, and what it received. */
@NullMarked
package dev.webstore.acceptance.otlp;

import org.jspecify.annotations.NullMarked;
