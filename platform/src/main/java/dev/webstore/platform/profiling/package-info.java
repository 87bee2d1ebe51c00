/** Profiles of a JVM, sampled by its own flight recorder and sent to Pyroscope. */
@NullMarked
package dev.webstore.platform.profiling;

import org.jspecify.annotations.NullMarked;
