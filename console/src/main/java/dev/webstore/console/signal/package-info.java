/** What arrives by OTLP: resources, spans, log records and data points, one at a time. */
@NullMarked
package dev.webstore.console.signal;

import org.jspecify.annotations.NullMarked;
