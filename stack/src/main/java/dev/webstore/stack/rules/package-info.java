/** Prometheus's rules in fast motion. */
@NullMarked
package dev.webstore.stack.rules;

import org.jspecify.annotations.NullMarked;
