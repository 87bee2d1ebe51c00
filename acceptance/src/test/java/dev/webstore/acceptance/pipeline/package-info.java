/** What becomes of the shop's telemetry in the real programs of the stack, with a shop of real processes. */
@NullMarked
package dev.webstore.acceptance.pipeline;

import org.jspecify.annotations.NullMarked;
