/** Processes of this machine: starting JVMs, and reading what processes cost from Linux's {@code /proc}. */
@NullMarked
package dev.webstore.traffic.process;

import org.jspecify.annotations.NullMarked;
