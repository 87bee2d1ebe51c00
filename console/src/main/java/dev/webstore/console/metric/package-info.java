/** Series of samples under Prometheus's names, with exemplars and metadata. */
@NullMarked
package dev.webstore.console.metric;

import org.jspecify.annotations.NullMarked;
