/** The engine beside a real Prometheus. */
@NullMarked
package dev.webstore.promql.differential;

import org.jspecify.annotations.NullMarked;
