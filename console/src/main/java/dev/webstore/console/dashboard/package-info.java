/** Grafana's dashboards as the console understands them: what their files say, and what their panels show. */
@NullMarked
package dev.webstore.console.dashboard;

import org.jspecify.annotations.NullMarked;
