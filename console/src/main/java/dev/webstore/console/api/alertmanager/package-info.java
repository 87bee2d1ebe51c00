/** Alertmanager's HTTP interface, version 2, as far as amtool and Grafana need it. */
@NullMarked
package dev.webstore.console.api.alertmanager;

import org.jspecify.annotations.NullMarked;
