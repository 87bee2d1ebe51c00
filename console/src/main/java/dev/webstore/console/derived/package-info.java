/** Metrics made here: of spans, by asking services and servers, and of the console itself. */
@NullMarked
package dev.webstore.console.derived;

import org.jspecify.annotations.NullMarked;
