package dev.webstore.frontend.page;

import dev.webstore.frontend.shop.Order;
import org.jspecify.annotations.Nullable;

/**
 * An order, and the way to its trace.
 *
 * @param order which
 * @param traceLink where to look at the trace it was placed in, or null when that is not known
 */
public record OrderView(Order order, @Nullable String traceLink) {}
