/** Prometheus's HTTP interface, so that Grafana and promtool can ask the console as they would ask Prometheus. */
@NullMarked
package dev.webstore.console.api.prometheus;

import org.jspecify.annotations.NullMarked;
