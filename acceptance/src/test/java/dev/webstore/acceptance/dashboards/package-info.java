/** Grafana's dashboards: well made, about what exists, and with data. */
@NullMarked
package dev.webstore.acceptance.dashboards;

import org.jspecify.annotations.NullMarked;
