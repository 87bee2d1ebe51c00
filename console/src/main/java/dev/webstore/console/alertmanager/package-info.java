/** What Alertmanager does with alerts: routing, grouping, inhibition, silences, and when to notify whom. */
@NullMarked
package dev.webstore.console.alertmanager;

import org.jspecify.annotations.NullMarked;
